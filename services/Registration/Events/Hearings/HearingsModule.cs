using CreativeLabs.Registration.People.Persons;
using CreativeLabs.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Registration.Events.Hearings;

/// <summary>Public hearings, and what was written to them.</summary>
internal sealed class HearingsModule : IFeature
{
    public void AddServices(WebApplicationBuilder builder)
    {
        builder.Services.AddScoped<IPersonalDataHandler, HearingDataHandler>();
    }

    public void MapEntities(ModelBuilder model)
    {
        Hearing.Map(model);
        AgendaItem.Map(model);
        Comment.Map(model);
        FollowUp.Map(model);
    }

    public void MapOperations(IEndpointRouteBuilder app)
    {
        var hearing = app.MapGroup("/v1/events/{id:guid}").WithTags("Hearings");
        hearing.MapGet("/hearing", GetHearing.Handle).Tagged().AllowAnonymous().WithName("getHearing")
            .WithSummary("Agenda, minutes and decision of a public hearing.");
        hearing.MapPut("/hearing", AnnounceHearing.Handle).Matched(orNew: true).WithName("announceHearing")
            .WithSummary("Sets agenda and deadline; the lab's coordinator.");
        hearing.MapPut("/hearing/minutes", ConcludeHearing.Record).Matched().WithName("recordMinutes")
            .WithSummary("Publishes the minutes; the lab's coordinator.");
        hearing.MapPut("/hearing/decision", ConcludeHearing.Decide).Matched().WithName("decideHearing")
            .WithSummary("Publishes the decision, once comments are closed; the lab's coordinator.");
        hearing.MapGet("/comments", ListComments.Handle).AllowAnonymous().WithName("listComments")
            .WithSummary("What people say, on all or one item.");
        hearing.MapPost("/comments", WriteComment.Online).Idempotent().WithName("writeComment")
            .WithSummary("The caller comments, before the deadline.");
        hearing.MapPost("/paper-comments", WriteComment.FromPaper).Idempotent().WithName("enterPaperComment")
            .WithSummary("The lab's coordinator enters what came on paper before the deadline.");
        hearing.MapGet("/follow-ups", GetHearing.FollowUps).AllowAnonymous().WithName("listFollowUps")
            .WithSummary("What was decided on: what, who, by when, done when.");
        hearing.MapPost("/follow-ups", PlanFollowUp.Handle).Idempotent().WithName("planFollowUp")
            .WithSummary("Adds something to be done; the lab's coordinator.");

        var comment = app.MapGroup("/v1/hearing-comments/{id:guid}").WithTags("Hearings");
        comment.MapPut("/moderation", ModerateComment.Handle).Matched().WithName("moderateComment")
            .WithSummary("Hides a comment with a reason, or shows it again.");
        comment.MapDelete("", ModerateComment.Withdraw).WithName("withdrawComment").WithSummary("Its author takes a comment back.");
        app.MapPut("/v1/follow-ups/{id:guid}/completion", PlanFollowUp.Finish).Matched().WithTags("Hearings").WithName("finishFollowUp")
            .WithSummary("Says that something was done, or is not done after all.");
    }
}
