using CreativeLabs.Keys;
using CreativeLabs.Mentoring.Concerns;
using CreativeLabs.Mentoring.Data;
using CreativeLabs.Mentoring.Matching;
using CreativeLabs.Mentoring.Mentors;
using CreativeLabs.Mentoring.Mentorships;
using CreativeLabs.Mentoring.Requests;
using CreativeLabs.Mentoring.Sessions;
using CreativeLabs.ServiceDefaults;

var builder = WebApplication.CreateSlimBuilder(args);
builder.AddServiceDefaults();
builder.AddDatabase<MentoringDb>("mentoring", MentoringSeed.Seed);
builder.AddMessaging<MentoringDb>("mentoring");
builder.AddDataKeys<MentoringDb>("mentoring-keys", db => db.Mentorships.Select(mentorship => mentorship.Id));

var app = builder.Build();
app.UseServiceDefaults();
app.MapMentors();
app.MapRequests();
app.MapMatching();
app.MapMentorships();
app.MapSessions();
app.MapConcerns();
await app.OpenDataKeys(args);
await app.RunServiceAsync<MentoringDb>(args);
