using CreativeLabs.Notifications.Data;
using CreativeLabs.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Notifications.Inbox;

internal static class ReadNotification
{
    /// <summary>Reading twice is reading once.</summary>
    public static async Task<Results<NoContent, ProblemResult>> Handle(Guid id, Caller caller, NotificationsDb db, TimeProvider clock,
        CancellationToken token)
    {
        var hers = await db.Notifications.AnyAsync(n => n.Id == id && n.PersonId == caller.PersonId && n.InInbox, token);
        if (!hers)
        {
            return ProblemResult.NotFound;
        }

        await using var transaction = await db.Database.BeginTransactionAsync(token);
        await InboxPlace.Lock(db, caller.PersonId, token);
        var read = await db.Notifications.Where(n => n.Id == id && n.ReadAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(n => n.ReadAt, clock.GetUtcNow()), token);
        if (read == 1)
        {
            await InboxPlace.Changed(db, caller.PersonId, token);
        }

        await transaction.CommitAsync(token);
        return TypedResults.NoContent();
    }
}
