using CreativeLabs.Mentoring.Blocking;
using CreativeLabs.Mentoring.Circles;
using CreativeLabs.Mentoring.Concerns;
using CreativeLabs.Mentoring.Contacts;
using CreativeLabs.Mentoring.Goals;
using CreativeLabs.Mentoring.Matching;
using CreativeLabs.Mentoring.Mentors;
using CreativeLabs.Mentoring.Mentorships;
using CreativeLabs.Mentoring.Overview;
using CreativeLabs.Mentoring.Requests;
using CreativeLabs.Mentoring.Reviews;
using CreativeLabs.Mentoring.Safeguarding;
using CreativeLabs.Mentoring.Sessions;
using CreativeLabs.Mentoring.Sessions.Slots;
using CreativeLabs.Mentoring.Vetting;

namespace CreativeLabs.Mentoring;

/// <summary>The features of the service, each in one line.</summary>
internal static class Features
{
    public static void AddFeatures(this WebApplicationBuilder builder)
    {
        builder.Services.AddSafeguarding();
        builder.Services.AddSingleton<Topics>().AddHostedService(services => services.GetRequiredService<Topics>());
    }

    public static void MapFeatures(this IEndpointRouteBuilder app)
    {
        app.MapMentors();
        app.MapRequests();
        app.MapMatching();
        app.MapMentorships();
        app.MapSessions();
        app.MapConcerns();
        app.MapVetting();
        app.MapContacts();
        app.MapBlocking();
        app.MapSafeguarding();
        app.MapSlots();
        app.MapGoals();
        app.MapReviews();
        app.MapCircles();
        app.MapOverview();
    }
}
