using CreativeLabs.Registration.Data;
using CreativeLabs.Registration.Events.Events;
using CreativeLabs.ServiceDefaults;
using Microsoft.EntityFrameworkCore;
using Event = CreativeLabs.Registration.Events.Events.Event;

namespace CreativeLabs.Registration.Events.Hearings;

internal static class HearingAccess
{
    /// <summary>The event and its hearing when the caller runs the lab; otherwise why not.</summary>
    public static async Task<(Event? Held, Hearing? Hearing, ProblemResult? Problem)> Run(this RegistrationDb db, Guid id, Caller caller,
        CancellationToken token)
    {
        var held = await db.Events.AsNoTracking().SingleOrDefaultAsync(e => e.Id == id, token);
        if (held is null || !held.IsSeenBy(caller))
        {
            return (null, null, ProblemResult.NotFound);
        }

        if (!caller.IsCoordinatorOf(held.LabId))
        {
            return (null, null, ProblemResult.Forbidden);
        }

        return held.Kind is EventKind.PublicHearing
            ? (held, await db.Hearings.Include(h => h.Agenda).SingleOrDefaultAsync(h => h.EventId == id, token), null)
            : (null, null, ProblemResult.Of(HearingRules.NoHearing));
    }

    /// <summary>A hearing that anyone may read: that of an event which is no draft.</summary>
    public static IQueryable<Hearing> PublicHearings(this RegistrationDb db) =>
        db.Hearings.Where(h => db.Events.Any(e => e.Id == h.EventId && e.State != EventState.Draft));
}
