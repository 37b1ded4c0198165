using CreativeLabs.Registration.Labs.Labs;
using CreativeLabs.Registration.People.Persons;
using CreativeLabs.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Registration.Labs.Programmes;

/// <summary>Programmes, their cohorts and the applications to them.</summary>
internal sealed class ProgrammesModule : IFeature
{
    public void AddServices(WebApplicationBuilder builder)
    {
        builder.Services.AddScoped<IPersonalDataHandler, ProgrammeDataHandler>();
        builder.Services.AddScoped<ILabPlans, CohortsAtLab>();
    }

    public void MapEntities(ModelBuilder model)
    {
        Programme.Map(model);
        Cohort.Map(model);
        Enrolment.Map(model);
    }

    public void MapOperations(IEndpointRouteBuilder app)
    {
        var programmes = app.MapGroup("/v1/programmes").WithTags("Programmes").AllowAnonymous();
        programmes.MapGet("", ListProgrammes.Handle).WithName("listProgrammes").WithSummary("Programmes, of all labs or one.");
        programmes.MapGet("/{id:guid}", GetProgramme.Handle).Tagged().WithName("getProgramme")
            .WithSummary("A programme with its cohorts.");
        app.MapPost("/v1/programmes", CreateProgramme.Handle).WithTags("Programmes").Idempotent()
            .WithName("createProgramme").WithSummary("A new programme of a lab; its coordinator.");
        app.MapPut("/v1/programmes/{id:guid}", UpdateProgramme.Handle).WithTags("Programmes").Matched()
            .WithName("updateProgramme").WithSummary("Changes its texts; the coordinator of its lab, or an operator.");
        app.MapPost("/v1/programmes/{id:guid}/cohorts", PlanCohort.Handle).WithTags("Programmes").Idempotent()
            .WithName("planCohort").WithSummary("Plans a run of a programme; the lab's coordinator.");

        var cohorts = app.MapGroup("/v1/cohorts/{id:guid}").WithTags("Programmes");
        cohorts.MapGet("", GetCohort.Handle).Tagged().AllowAnonymous().WithName("getCohort").WithSummary("A cohort.");
        cohorts.MapPut("", UpdateCohort.Handle).Matched().WithName("updateCohort")
            .WithSummary("Changes its days and places; the lab's coordinator.");
        cohorts.MapPost("/start", StartCohort.Handle).Matched()
            .WithName("startCohort").WithSummary("It begins, and who was admitted takes part; the lab's coordinator.");
        cohorts.MapPost("/completion", StartCohort.Complete).Matched()
            .WithName("completeCohort").WithSummary("It ends, and who took part completed it; the lab's coordinator.");
        cohorts.MapPost("/applications", ApplyToCohort.Handle).Idempotent().WithName("applyToCohort")
            .WithSummary("The caller applies; a member of the lab.");
        cohorts.MapGet("/applications", ListApplications.Handle).WithName("listApplications")
            .WithSummary("Who applied, for the lab's coordinator.");

        var applications = app.MapGroup("/v1/applications/{id:guid}").WithTags("Programmes");
        applications.MapGet("", GetApplication.Handle).Tagged().WithName("getApplication")
            .WithSummary("An application, for the applicant and the coordinator.");
        applications.MapPost("/decision", DecideApplication.Handle).InTransaction().Matched()
            .WithName("decideApplication").WithSummary("Admits or rejects; the lab's coordinator.");
        applications.MapPost("/withdrawal", WithdrawApplication.Handle).InTransaction().Matched()
            .WithName("withdrawApplication")
                .WithSummary("She takes it back or leaves; or the coordinator, with a reason, who has a place.");

        app.MapGet("/v1/labs/{id:guid}/applications", ListLabApplications.Handle).WithTags("Programmes").WithName("listLabApplications")
            .WithSummary("Applications to all cohorts of the lab by state and need, for its coordinator. Each person shown is recorded.");
        app.MapPost("/v1/people/{id:guid}/applications", ApplyForMember.Handle).WithTags("Programmes").Idempotent()
            .WithName("applyForMember")
            .WithSummary("The coordinator applies for a member of her lab.");
        app.MapGet("/v1/me/applications", ListMyApplications.Handle).WithTags("Programmes")
            .WithName("listMyApplications").WithSummary("The caller's applications.");
    }
}
