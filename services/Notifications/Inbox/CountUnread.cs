using CreativeLabs.Notifications.Data;
using CreativeLabs.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Notifications.Inbox;

/// <summary>What a badge shows.</summary>
/// <param name="Count">Notifications that were not read, 1,000 at most.</param>
/// <param name="Last">The sequence of the newest, for <c>POST /v1/me/inbox/reading</c>.</param>
internal sealed record UnreadCount(int Count, long Last);

internal static class CountUnread
{
    private const int Most = 1000;

    /// <summary>304 when nothing was added or read since the ETag was given.</summary>
    public static async Task<Results<Ok<UnreadCount>, StatusCodeHttpResult>> Handle(
        Caller caller, NotificationsDb db, HttpContext http, CancellationToken token)
    {
        var place = await db.InboxPlaces.AsNoTracking().SingleOrDefaultAsync(p => p.PersonId == caller.PersonId, token);
        var tag = $"\"u{place?.Version ?? 0}\"";
        http.Response.Headers.ETag = tag;
        http.Response.Headers.Vary = "Authorization";
        http.Response.Headers.CacheControl = "private, no-cache";
        if (http.Request.HasAlready(tag))
        {
            return TypedResults.StatusCode(StatusCodes.Status304NotModified);
        }

        var count = await db.Notifications.Where(n => n.PersonId == caller.PersonId && n.InInbox && n.ReadAt == null).Take(Most)
            .CountAsync(token);
        return TypedResults.Ok(new UnreadCount(count, place?.Last ?? 0));
    }
}
