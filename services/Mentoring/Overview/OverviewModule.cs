using CreativeLabs.ServiceDefaults;

namespace CreativeLabs.Mentoring.Overview;

/// <summary>What a coordinator sees of her lab, and the figures.</summary>
internal sealed class OverviewModule : IFeature
{
    public void MapOperations(IEndpointRouteBuilder app)
    {
        var overview = app.MapGroup("/v1").WithTags("Overview").RequireAuthorization();
        overview.MapGet("/mentoring-overview", LabOverview.Get).WithName("getMentoringOverview")
            .WithSummary("What waits for a lab's coordinator, of the lab or of a programme: who waits, is silent, meets; load of mentors.");
        overview.MapGet("/mentorships", ListLabMentorships.Handle).WithName("listMentorships")
            .WithSummary("Mentorships of a lab, for its coordinator.");
        overview.MapGet("/mentorships/{id:guid}/timeline", Timeline.Get).WithName("getMentorshipTimeline")
            .WithSummary("What happened in a mentorship, for the two and for the coordinator of the lab.");
        app.MapGet("/v1/mentoring-figures", MonthlyFigures.Get).WithTags("Overview").RequireScope("impact:read")
            .WithName("getMentoringFigures").WithSummary("A lab's figures by month; counts of one to four are hidden.");
    }
}
