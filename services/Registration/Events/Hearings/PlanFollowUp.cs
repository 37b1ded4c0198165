using CreativeLabs.Contracts;
using CreativeLabs.Registration.Data;
using CreativeLabs.Registration.Labs.Labs;
using CreativeLabs.ServiceDefaults;
using MassTransit;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Registration.Events.Hearings;

/// <summary>Something to be done after a hearing.</summary>
/// <param name="What">In at least one language, each up to 1000 characters.</param>
/// <param name="Who">An office or an organisation, no private person; each language up to 300 characters.</param>
/// <param name="Due">By which day, within ten years.</param>
internal sealed record FollowUpPlanned(LocalText What, LocalText Who, DateOnly Due);

/// <summary>Where a follow-up stands.</summary>
/// <param name="DoneOn">The day on which it was done, not in the future; null when it is not done after all.</param>
/// <param name="Outcome">What came of it, each language up to 1000 characters.</param>
internal sealed record FollowUpFinished(DateOnly? DoneOn, LocalText? Outcome = null);

internal static class PlanFollowUp
{
    public static async Task<Results<Created<FollowUpView>, ProblemResult>> Handle(
        Guid id, FollowUpPlanned body, Caller caller, RegistrationDb db, TimeProvider clock, HttpContext http, CancellationToken token)
    {
        var now = clock.GetUtcNow();
        var today = Bishkek.Today(now);
        if (new Validation().Text(body.What, 1000, "what").Text(body.Who, 300, "who")
            .Check(body.Due >= today && body.Due <= today.AddYears(10), "due", HearingRules.TooFar).Problem is { } invalid)
        {
            return invalid;
        }

        var (held, hearing, refusal) = await db.Run(id, caller, token);
        if (refusal is not null || hearing is null)
        {
            return refusal ?? ProblemResult.NotFound;
        }

        if (now < held!.StartsAt)
        {
            return ProblemResult.Of(HearingRules.NotHeldYet);
        }

        var followUp = FollowUp.Agree(Guid.CreateVersion7(now), id, body.What, body.Who, body.Due);
        db.Add(followUp);
        await db.SaveChangesAsync(token);
        http.SetETag(followUp);
        return TypedResults.Created($"/v1/events/{id}/follow-ups", FollowUpView.Of(followUp, http));
    }

    public static async Task<Results<Ok<FollowUpView>, ProblemResult>> Finish(
        Guid id, FollowUpFinished body, Caller caller, RegistrationDb db, IPublishEndpoint publish, TimeProvider clock, HttpContext http,
        CancellationToken token)
    {
        var now = clock.GetUtcNow();
        var today = Bishkek.Today(now);
        var check = new Validation()
            .Check(body.DoneOn is null || (body.DoneOn <= today && body.DoneOn > today.AddYears(-10)), "doneOn", HearingRules.TooFar);
        if (body.Outcome is not null)
        {
            check.Text(body.Outcome, 1000, "outcome");
        }

        if (check.Problem is { } invalid)
        {
            return invalid;
        }

        if (await db.FollowUps.SingleOrDefaultAsync(f => f.Id == id, token) is not { } followUp)
        {
            return ProblemResult.NotFound;
        }

        var (held, _, refusal) = await db.Run(followUp.EventId, caller, token);
        if (refusal is not null)
        {
            return refusal;
        }

        if (now < held!.StartsAt || body.DoneOn < Bishkek.Today(held.StartsAt))
        {
            return ProblemResult.Of(HearingRules.NotHeldYet);
        }

        if (http.RequireMatch(followUp) is { } stale)
        {
            return stale;
        }

        followUp.Finish(body.DoneOn, body.Outcome);
        await publish.Publish(new FollowUpChanged(id, followUp.EventId, followUp.DoneOn is not null), token);
        await db.SaveChangesAsync(token);
        http.SetETag(followUp);
        return TypedResults.Ok(FollowUpView.Of(followUp, http));
    }
}
