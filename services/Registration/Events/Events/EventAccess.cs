using CreativeLabs.Registration.Data;
using CreativeLabs.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Registration.Events.Events;

internal static class EventAccess
{
    /// <summary>A draft is seen by the lab's coordinator alone.</summary>
    public static bool IsSeenBy(this Event shown, Caller? caller) =>
        shown.State is not EventState.Draft || caller?.IsCoordinatorOf(shown.LabId) == true;

    /// <summary>Null when the caller runs the lab that the event belongs to.</summary>
    public static async Task<ProblemResult?> RefuseOthers(this RegistrationDb db, Guid id, Caller caller, CancellationToken token)
    {
        var found = await db.Events.AsNoTracking().SingleOrDefaultAsync(e => e.Id == id, token);
        if (found is null || !found.IsSeenBy(caller))
        {
            return ProblemResult.NotFound;
        }

        return caller.IsCoordinatorOf(found.LabId) ? null : ProblemResult.Forbidden;
    }
}
