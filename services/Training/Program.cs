using CreativeLabs.Keys;
using CreativeLabs.ServiceDefaults;
using CreativeLabs.Training;
using CreativeLabs.Training.Credentials;
using CreativeLabs.Training.Data;

var builder = WebApplication.CreateSlimBuilder(args);
builder.AddServiceDefaults();
builder.AddDatabase<TrainingDb>("training", TrainingSeed.Seed);
builder.AddMessaging<TrainingDb>("training");
builder.AddDataKeys<TrainingDb>("training-keys", db => db.Set<ShownName>().Select(shown => shown.CredentialId));
Features.All.AddTo(builder);

var app = builder.Build();
app.UseServiceDefaults();
Features.All.MapTo(app);
await app.OpenDataKeys(args);
await app.RunServiceAsync<TrainingDb>(args);
