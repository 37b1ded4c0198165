using CreativeLabs.ServiceDefaults;
using CreativeLabs.Training.Assessments;
using CreativeLabs.Training.Attendance;
using CreativeLabs.Training.Badges;
using CreativeLabs.Training.Courses;
using CreativeLabs.Training.Credentials;
using CreativeLabs.Training.Data;
using CreativeLabs.Training.Enrolments;
using CreativeLabs.Training.Offerings;
using CreativeLabs.Training.Waivers;

var builder = WebApplication.CreateSlimBuilder(args);
builder.AddServiceDefaults();
builder.AddDatabase<TrainingDb>("training", TrainingSeed.Plant);
builder.AddMessaging<TrainingDb>("training");
builder.AddCredentials();
builder.AddBadges();

var app = builder.Build();
app.UseServiceDefaults();
app.MapCourses();
app.MapOfferings();
app.MapEnrolments();
app.MapWaivers();
app.MapAttendance();
app.MapAssessments();
app.MapCredentials();
app.MapBadges();
await app.RunServiceAsync<TrainingDb>(args);
