using CreativeLabs.Mentoring.Mentorships;
using CreativeLabs.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Mentoring.Safeguarding;

/// <summary>Reports of harm, who looks after them and what was done.</summary>
internal sealed class SafeguardingModule : IFeature
{
    public void AddServices(WebApplicationBuilder builder) =>
        builder.Services.AddSingleton<CaseSecrets>().AddScoped<SafeguardingReports>()
            .AddScoped<IUnsafeEnd>(provider => provider.GetRequiredService<SafeguardingReports>());

    public void MapEntities(ModelBuilder model) => SafeguardingMap.Map(model);

    public void MapOperations(IEndpointRouteBuilder app)
    {
        var safe = app.MapGroup("/v1/safeguarding").WithTags("Safeguarding").RequireAuthorization();
        safe.MapGet("/help", Help.List).AllowAnonymous().WithName("listHelpLines").WithSummary("Numbers that help, for everybody.");
        safe.MapGet("/help/{code}", Help.Get).AllowAnonymous().Tagged().WithName("getHelpLine").WithSummary("One of the numbers.");
        safe.MapPut("/help/{code}", Help.Confirm).RequireAuthorization("operator").Matched().WithName("confirmHelpLine")
            .WithSummary("The operator made sure of a number today.");

        safe.MapPost("/reports", FileReport.Handle).AllowAnonymous().WithName("fileSafeguardingReport")
            .WithSummary("Tells of harm, with or without a name. Sent again with the same clientId it is one report.");
        safe.MapPost("/case-status", FollowCase.Status).AllowAnonymous().WithName("getSafeguardingCaseStatus")
            .WithSummary("How it stands with a case, by its code and secret; they travel in the body and in no address.");
        safe.MapPost("/case-words", FollowCase.Add).InTransaction().AllowAnonymous().WithName("addSafeguardingCaseWords")
            .WithSummary("Adds words to a case, by its code and secret.");

        safe.MapGet("/reports", ReadCases.List).WithName("listSafeguardingReports").WithSummary("Cases that the caller looks after.");
        safe.MapGet("/reports/{id:guid}", ReadCases.Get).Tagged().WithName("getSafeguardingReport")
            .WithSummary("One case, for who looks after it. The reading is logged.");
        safe.MapGet("/reports/{id:guid}/readings", ReadCases.Readings).WithName("listSafeguardingReadings")
            .WithSummary("Who else has read a case or acted in it.");
        safe.MapPost("/reports/{id:guid}/acknowledgement", HandleCase.Acknowledge).InTransaction().Matched()
            .WithName("acknowledgeSafeguardingReport").WithSummary("A handler has seen it. Twice is once.");
        safe.MapPost("/reports/{id:guid}/assessment", HandleCase.Assess).InTransaction().Matched().WithName("assessSafeguardingReport")
            .WithSummary("The risk was weighed.");
        safe.MapPost("/reports/{id:guid}/referral", HandleCase.Refer).InTransaction().Matched().WithName("referSafeguardingReport")
            .WithSummary("Others look after it; the police only by her wish, or where a life or a child is at risk.");
        safe.MapPost("/reports/{id:guid}/investigation", HandleCase.Investigate).InTransaction().Matched()
            .WithName("investigateSafeguardingReport").WithSummary("It was looked into.");
        safe.MapPost("/reports/{id:guid}/closing", HandleCase.Close).InTransaction().Matched().WithName("closeSafeguardingReport")
            .WithSummary("Closes it with what the reporter reads. What she told goes after the operator's time.");
        safe.MapPost("/reports/{id:guid}/names", HandleCase.Name).InTransaction().Matched().WithName("nameInSafeguardingReport")
            .WithSummary("Names somebody else; who is named has no part in the case any more.");
        safe.MapPost("/reports/{id:guid}/notes", HandleCase.Note).InTransaction().Matched().WithName("createSafeguardingNote")
            .WithSummary("A handler's note, sealed with the case.");
        safe.MapPost("/reports/{id:guid}/measures", TakeMeasure.Take).InTransaction().Matched().WithName("takeSafeguardingMeasure")
            .WithSummary("Hides a profile, calls sessions off, pauses or keeps two apart, at once and without a reason shown.");
        safe.MapPost("/reports/{id:guid}/measures/{measureId:guid}/lifting", TakeMeasure.Lift).InTransaction().Matched()
            .WithName("liftSafeguardingMeasure").WithSummary("Ends a measure.");

        var handlers = safe.MapGroup("/handlers").RequireAuthorization("operator");
        handlers.MapGet("", AppointHandler.List).WithName("listSafeguardingHandlers").WithSummary("Who looks after reports.");
        handlers.MapPut("/{personId:guid}", AppointHandler.Put).InTransaction().WithName("appointSafeguardingHandler")
            .WithSummary("Appoints a person from now on; reports of before are none of hers.");
        handlers.MapDelete("/{personId:guid}", AppointHandler.Delete).InTransaction().WithName("dismissSafeguardingHandler")
            .WithSummary("She looks after nothing any more.");
    }
}
