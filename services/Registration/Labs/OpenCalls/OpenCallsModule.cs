using CreativeLabs.Registration.Labs.Programmes;
using CreativeLabs.Registration.People.Persons;
using CreativeLabs.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Registration.Labs.OpenCalls;

/// <summary>Cohorts that a jury decides on.</summary>
internal sealed class OpenCallsModule : IFeature
{
    public void AddServices(WebApplicationBuilder builder)
    {
        builder.Services.AddScoped<IPersonalDataHandler, OpenCallDataHandler>();
        builder.Services.AddScoped<IJuryOfCohort, JuryOfCohort>();
    }

    public void MapEntities(ModelBuilder model)
    {
        OpenCall.Map(model);
        Juror.Map(model);
        Score.Map(model);
    }

    public void MapOperations(IEndpointRouteBuilder app)
    {
        var cohort = app.MapGroup("/v1/cohorts/{id:guid}").WithTags("Open calls");
        cohort.MapGet("/open-call", GetOpenCall.Handle).Tagged().AllowAnonymous().WithName("getOpenCall")
            .WithSummary("What the jury of a cohort scores by.");
        cohort.MapPut("/open-call", AnnounceOpenCall.Handle).InTransaction().Matched(orNew: true)
            .WithName("announceOpenCall")
                .WithSummary("Makes a cohort an open call, or changes its criteria before the first score; the lab's coordinator.");
        cohort.MapPost("/open-call/closing", CloseOpenCall.Handle).InTransaction().Matched()
            .WithName("closeOpenCall").WithSummary("Ends the scoring, after the last day for applications; the lab's coordinator.");
        cohort.MapGet("/jurors", ListJurors.Handle).WithName("listJurors")
            .WithSummary("The jury, and how far each has come; the lab's coordinator.");
        cohort.MapPost("/jurors", NameJuror.Handle).Idempotent().WithName("nameJuror")
            .WithSummary("Names a juror before the first score; the lab's coordinator.");
        cohort.MapDelete("/jurors/{personId:guid}", DismissJuror.Handle).InTransaction().WithName("dismissJuror")
            .WithSummary("Takes a juror back before the first score.");
        cohort.MapGet("/entries", ListEntries.Handle).WithName("listEntries").WithSummary("What is to be judged, without names; jurors.");
        cohort.MapGet("/ranking", GetRanking.Handle).WithName("getRanking")
            .WithSummary("The order by the jury's scores, once they may be seen; coordinator and jurors.");

        var application = app.MapGroup("/v1/applications/{id:guid}/scores").WithTags("Open calls");
        application.MapGet("", GetScores.Handle).WithName("getScores")
            .WithSummary("An application's scores; a juror sees only her own until all are in.");
        application.MapPost("", ScoreEntry.Handle).Idempotent().WithName("scoreApplication")
            .WithSummary("A juror scores an application, each criterion once.");

        app.MapGet("/v1/me/juries", ListMyJuries.Handle).WithTags("Open calls").WithName("listMyJuries")
            .WithSummary("The calls that the caller is a juror of.");
    }
}
