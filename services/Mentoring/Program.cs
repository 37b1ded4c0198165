using CreativeLabs.Keys;
using CreativeLabs.Mentoring;
using CreativeLabs.Mentoring.Data;
using CreativeLabs.ServiceDefaults;

var builder = WebApplication.CreateSlimBuilder(args);
builder.AddServiceDefaults();
builder.AddDatabase<MentoringDb>("mentoring", MentoringSeed.Seed);
builder.AddMessaging<MentoringDb>("mentoring");
builder.AddDataKeys<MentoringDb>("mentoring-keys", SealedRows.Ids);
builder.AddFeatures();

var app = builder.Build();
app.UseServiceDefaults();
app.MapFeatures();
await app.OpenDataKeys(args);
await app.RunServiceAsync<MentoringDb>(args);
