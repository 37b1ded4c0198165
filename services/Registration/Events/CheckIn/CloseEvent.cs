using CreativeLabs.Contracts;
using CreativeLabs.Registration.Data;
using CreativeLabs.Registration.Events.Events;
using CreativeLabs.ServiceDefaults;
using MassTransit;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Event = CreativeLabs.Registration.Events.Events.Event;

namespace CreativeLabs.Registration.Events.CheckIn;

/// <summary>Closing an event says of every place whether its holder came. Lists that arrive later still count: they are settled
/// again.</summary>
internal static class CloseEvent
{
    /// <summary>Names given at the door are kept so long that the coordinator can ask those women to register.</summary>
    private static readonly TimeSpan NamesKept = TimeSpan.FromDays(30);

    /// <summary>Twice is once.</summary>
    public static async Task<Results<Ok<AttendanceView>, ProblemResult>> Handle(
        Guid id, Caller caller, RegistrationDb db, IPublishEndpoint publish, TimeProvider clock, CancellationToken token)
    {
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
        if ((held.State is EventState.Draft ? EventRules.NotPublished
            : held.State is EventState.Cancelled ? EventRules.Over
            : held.EndsAt > now ? CheckInRules.NotEnded
            : null) is { } rule)
        {
            return ProblemResult.Of(rule);
        }

        var door = await Close(held, db, publish, now, token);
        await db.SaveChangesAsync(token);
        return TypedResults.Ok(AttendanceView.Of(door, await GetAttendance.Heads(db, id, token)));
    }

    /// <summary>As part of the caller's transaction.</summary>
    public static async Task<CheckInSession> Close(Event held, RegistrationDb db, IPublishEndpoint publish, DateTimeOffset now,
        CancellationToken token)
    {
        var door = await CheckInSession.Lock(db, held.Id, token);
        if (door.Close(now))
        {
            await publish.Publish(new AttendanceToSettle(held.Id, Guid.Empty), token);
            await publish.SchedulePublish(new DoorNamesDue(held.Id), now + NamesKept, token);
        }

        return door;
    }
}
