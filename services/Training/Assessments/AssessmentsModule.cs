using CreativeLabs.ServiceDefaults;

namespace CreativeLabs.Training.Assessments;

/// <summary>How well it went.</summary>
internal sealed class AssessmentsModule : IFeature
{
    public void MapOperations(IEndpointRouteBuilder app)
    {
        var assessments = app.MapGroup("/v1/enrolments/{id:guid}/assessments").WithTags("Assessments").RequireAuthorization();
        assessments.MapPost("", Assess.Handle).Idempotent().WithName("assessEnrolment")
            .WithSummary("Records an attempt; the best one counts. For the lab's trainer and coordinator.");
        assessments.MapGet("", Assess.List).WithName("listAssessments")
            .WithSummary("All attempts of a learner; for the lab's trainer and coordinator.");
    }
}
