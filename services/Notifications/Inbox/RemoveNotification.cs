using CreativeLabs.Notifications.Data;
using CreativeLabs.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Notifications.Inbox;

internal static class RemoveNotification
{
    /// <summary>It shows nowhere any more. That she was told is kept, or the same fact, told again, would bring it back.</summary>
    public static async Task<Results<NoContent, ProblemResult>> Handle(
        Guid id, Caller caller, NotificationsDb db, TimeProvider clock, CancellationToken token)
    {
        await InboxPlace.Lock(db, caller.PersonId, token);
        var now = clock.GetUtcNow();
        var removed = await db.Notifications.Where(n => n.Id == id && n.PersonId == caller.PersonId && n.InInbox)
            .ExecuteUpdateAsync(set => set.SetProperty(n => n.InInbox, false).SetProperty(n => n.ReadAt, n => n.ReadAt ?? now), token);
        if (removed == 0)
        {
            return ProblemResult.NotFound;
        }

        await InboxPlace.Changed(db, caller.PersonId, token);
        return TypedResults.NoContent();
    }
}
