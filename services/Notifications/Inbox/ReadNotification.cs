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

        // The place first, as everywhere: two statements that take both rows in another order could wait for each other.
        await using var transaction = await db.Database.BeginTransactionAsync(token);
        await db.Database.ExecuteSqlAsync($"SELECT 1 FROM inbox_places WHERE person_id = {caller.PersonId} FOR UPDATE", token);
        var read = await db.Notifications.Where(n => n.Id == id && n.ReadAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(n => n.ReadAt, clock.GetUtcNow()), token);
        if (read == 1)
        {
            await db.InboxPlaces.Where(p => p.PersonId == caller.PersonId)
                .ExecuteUpdateAsync(set => set.SetProperty(p => p.Version, p => p.Version + 1), token);
        }

        await transaction.CommitAsync(token);
        return TypedResults.NoContent();
    }
}
