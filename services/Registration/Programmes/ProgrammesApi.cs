using CreativeLabs.ServiceDefaults;

namespace CreativeLabs.Registration.Programmes;

internal static class ProgrammesApi
{
    public static void MapProgrammes(this IEndpointRouteBuilder app)
    {
        var programmes = app.MapGroup("/v1/programmes").WithTags("Programmes").AllowAnonymous();
        programmes.MapGet("", ListProgrammes.Handle).WithName("listProgrammes").WithSummary("Programmes, of all labs or one.");
        programmes.MapGet("/{id:guid}", ReadProgramme.Handle).WithName("readProgramme").WithSummary("A programme with its cohorts.");

        var cohorts = app.MapGroup("/v1/cohorts/{id:guid}").WithTags("Programmes");
        cohorts.MapGet("", ReadCohort.Handle).AllowAnonymous().WithName("readCohort").WithSummary("A cohort.");
        cohorts.MapPost("/applications", ApplyToCohort.Handle).Idempotent().WithName("applyToCohort").WithSummary("The caller applies; a member of the lab.");
        cohorts.MapGet("/applications", ListApplications.Handle).WithName("listApplications").WithSummary("Who applied, for the lab's coordinator.");

        var applications = app.MapGroup("/v1/applications/{id:guid}").WithTags("Programmes");
        applications.MapGet("", ReadApplication.Handle).WithName("readApplication").WithSummary("An application, for the applicant and the coordinator.");
        applications.MapPost("/decision", DecideApplication.Handle).ProducesProblem(StatusCodes.Status412PreconditionFailed)
            .ProducesProblem(StatusCodes.Status428PreconditionRequired).WithName("decideApplication").WithSummary("Admits or rejects; the lab's coordinator.");

        app.MapGet("/v1/labs/{id:guid}/applications", ListLabApplications.Handle).WithTags("Programmes").WithName("listLabApplications")
            .WithSummary("Applications to all cohorts of the lab by state and need, for its coordinator. Each person shown is recorded.");
        app.MapPost("/v1/people/{id:guid}/applications", ApplyForMember.Handle).WithTags("Programmes").Idempotent().WithName("applyForMember")
            .WithSummary("The coordinator applies for a member of her lab.");
        app.MapGet("/v1/me/applications", ListMyApplications.Handle).WithTags("Programmes")
            .WithName("listMyApplications").WithSummary("The caller's applications.");
    }
}
