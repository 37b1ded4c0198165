using CreativeLabs.Registration.Data;
using CreativeLabs.Registration.Events.Events;
using CreativeLabs.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Registration.Events.CheckIn;

/// <summary>What one phone counted: people who are not registered and gave no name.</summary>
/// <param name="Count">0 to 100000, so far.</param>
/// <param name="CountedAt">When, by the phone's clock.</param>
/// <param name="SentAt">What time the phone believes it is now.</param>
internal sealed record HeadsCounted(int Count, DateTimeOffset CountedAt, DateTimeOffset SentAt);

/// <summary>The event's headcount.</summary>
/// <param name="Device">The phone.</param>
/// <param name="Count">What holds of this phone: its latest count.</param>
/// <param name="Total">The sum over all phones.</param>
internal sealed record HeadcountView(Guid Device, int Count, int Total);

internal static class CountHeads
{
    /// <summary>An older count that arrives later changes nothing, and twice is once.</summary>
    public static async Task<Results<Ok<HeadcountView>, ProblemResult>> Handle(
        Guid id, Guid device, HeadsCounted body, Caller caller, RegistrationDb db, TimeProvider clock, CancellationToken token)
    {
        if (new Validation().Range(body.Count, 0, 100_000, "count").Problem is { } refusal)
        {
            return refusal;
        }

        var held = await db.Events.AsNoTracking().SingleOrDefaultAsync(e => e.Id == id, token);
        if (held is null || !held.IsSeenBy(caller))
        {
            return ProblemResult.NotFound;
        }

        if (!caller.IsCoordinatorOf(held.LabId))
        {
            return ProblemResult.Forbidden;
        }

        var now = clock.GetUtcNow();
        if (CheckInClock.Closed(held, now) is { } closed)
        {
            return ProblemResult.Of(closed);
        }

        // Equal times (a phone whose clock stands still at the window's edge) are told apart by the larger count, so that order plays no
        // part.
        var at = CheckInClock.Right(body.CountedAt, body.SentAt, held, now);
        await db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO headcount (event_id, device, count, counted_at, recorded_by)
            VALUES ({id}, {device}, {body.Count}, {at}, {caller.PersonId})
            ON CONFLICT (event_id, device) DO UPDATE
              SET count = excluded.count, counted_at = excluded.counted_at, recorded_by = excluded.recorded_by
            WHERE (headcount.counted_at, headcount.count) < (excluded.counted_at, excluded.count)
            """, token);
        var counts = await db.Headcounts.AsNoTracking().Where(h => h.EventId == id).ToListAsync(token);
        return TypedResults.Ok(new HeadcountView(device, counts.Single(h => h.Device == device).Count, counts.Sum(h => h.Count)));
    }
}
