using CreativeLabs.Mentoring.Data;
using CreativeLabs.Mentoring.Matching;
using CreativeLabs.Mentoring.Mentors;
using CreativeLabs.Mentoring.Mentorships;
using CreativeLabs.Mentoring.Requests;
using CreativeLabs.Mentoring.Sessions;
using CreativeLabs.ServiceDefaults;

var builder = WebApplication.CreateSlimBuilder(args);
builder.AddServiceDefaults();
builder.AddDatabase<MentoringDb>("mentoring", MentoringSeed.Plant);
builder.AddMessaging<MentoringDb>("mentoring");
builder.Services.AddSingleton<NoteKeys>();

var app = builder.Build();
// A missing key is told at the start, not at the first acceptance.
app.Services.GetRequiredService<NoteKeys>();
app.UseServiceDefaults();
app.MapMentors();
app.MapRequests();
app.MapMatching();
app.MapMentorships();
app.MapSessions();
await app.RunServiceAsync<MentoringDb>(args);
