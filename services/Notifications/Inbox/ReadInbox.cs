using CreativeLabs.Notifications.Data;
using CreativeLabs.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Notifications.Inbox;

/// <summary>What was seen.</summary>
/// <param name="UpTo">The sequence of the newest that was on the screen: what arrived since stays unread.</param>
internal sealed record ReadInboxBody(long UpTo);

internal static class ReadInbox
{
    /// <summary>Reading twice is reading once.</summary>
    public static async Task<Results<NoContent, ProblemResult>> Handle(
        ReadInboxBody body, Caller caller, NotificationsDb db, TimeProvider clock, CancellationToken token)
    {
        if (new Validation().Range(body.UpTo, 0, long.MaxValue, "upTo").Problem is { } refusal)
        {
            return refusal;
        }

        await InboxPlace.Lock(db, caller.PersonId, token);
        var now = clock.GetUtcNow();
        var read = await db.Notifications
            .Where(n => n.PersonId == caller.PersonId && n.InInbox && n.ReadAt == null && n.Sequence <= body.UpTo)
            .ExecuteUpdateAsync(set => set.SetProperty(n => n.ReadAt, now), token);
        if (read > 0)
        {
            await InboxPlace.Changed(db, caller.PersonId, token);
        }

        return TypedResults.NoContent();
    }
}
