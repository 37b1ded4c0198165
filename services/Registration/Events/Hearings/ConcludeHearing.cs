using CreativeLabs.Contracts;
using CreativeLabs.Registration.Data;
using CreativeLabs.ServiceDefaults;
using MassTransit;
using Microsoft.AspNetCore.Http.HttpResults;
using Event = CreativeLabs.Registration.Events.Events.Event;

namespace CreativeLabs.Registration.Events.Hearings;

/// <summary>Minutes or a decision.</summary>
/// <param name="Text">In at least one language, each up to 20,000 characters.</param>
internal sealed record HearingText(LocalText Text);

/// <summary>What was said and what came of it, for everyone to read.</summary>
internal static class ConcludeHearing
{
    public static Task<Results<Ok<HearingView>, ProblemResult>> Record(
        Guid id, HearingText body, Caller caller, RegistrationDb db, TimeProvider clock, HttpContext http, CancellationToken token) =>
        Conclude(id, body, caller, db, clock, http, (hearing, _, _) =>
        {
            hearing.Record(body.Text);
            return Task.FromResult<Error?>(null);
        }, token);

    public static Task<Results<Ok<HearingView>, ProblemResult>> Decide(
        Guid id, HearingText body, Caller caller, RegistrationDb db, IPublishEndpoint publish, TimeProvider clock, HttpContext http,
        CancellationToken token) =>
        Conclude(id, body, caller, db, clock, http, async (hearing, held, now) =>
        {
            if (hearing.Decide(body.Text, now) is { } rule)
            {
                return rule;
            }

            await publish.Publish(new HearingDecided(id, held.LabId, body.Text, hearing.Version), token);
            return null;
        }, token);

    private static async Task<Results<Ok<HearingView>, ProblemResult>> Conclude(
        Guid id, HearingText body, Caller caller, RegistrationDb db, TimeProvider clock, HttpContext http,
        Func<Hearing, Event, DateTimeOffset, Task<Error?>> conclude, CancellationToken token)
    {
        if (new Validation().Text(body.Text, 20_000, "text").Problem is { } invalid)
        {
            return invalid;
        }

        var (held, hearing, refusal) = await db.Run(id, caller, token);
        if (refusal is not null || hearing is null)
        {
            return refusal ?? ProblemResult.NotFound;
        }

        if (http.RequireMatch(hearing) is { } stale)
        {
            return stale;
        }

        var now = clock.GetUtcNow();
        if ((held!.StartsAt > now ? HearingRules.NotHeldYet : await conclude(hearing, held, now)) is { } rule)
        {
            return ProblemResult.Of(rule);
        }

        await db.SaveChangesAsync(token);
        http.SetETag(hearing);
        return TypedResults.Ok(HearingView.Of(hearing, http));
    }
}
