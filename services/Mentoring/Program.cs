using CreativeLabs.Keys;
using CreativeLabs.Mentoring;
using CreativeLabs.Mentoring.Data;
using CreativeLabs.ServiceDefaults;

var builder = WebApplication.CreateSlimBuilder(args);
builder.AddServiceDefaults();
builder.AddDatabase<MentoringDb>("mentoring", MentoringSeed.Seed);
builder.AddMessaging<MentoringDb>("mentoring");
builder.AddDataKeys<MentoringDb>("mentoring-keys", SealedRows.Ids);
Features.All.AddTo(builder);

var app = builder.Build();
app.UseServiceDefaults();
Features.All.MapTo(app);
await app.OpenDataKeys(args);
await app.RunServiceAsync<MentoringDb>(args);
