using CreativeLabs.Notifications.Data;
using CreativeLabs.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Notifications.Inbox;

internal static class ListInbox
{
    /// <summary>Newest first; 304 when nothing was added or read since the ETag was given.</summary>
    public static async Task<Results<Ok<Page<NotificationView>>, StatusCodeHttpResult, ProblemResult>> Handle(
        [AsParameters] PageQuery page, Caller caller, NotificationsDb db, HttpContext http, CancellationToken token)
    {
        if (page.Read() is { } refusal)
        {
            return refusal;
        }

        var version = await db.InboxPlaces.Where(p => p.PersonId == caller.PersonId).Select(p => p.Version).SingleOrDefaultAsync(token);
        var tag = $"\"{version}-{http.Language()}\"";
        http.Response.Headers.ETag = tag;
        http.Response.Headers.Vary = "Accept-Language, Authorization";
        http.Response.Headers.CacheControl = "private, no-cache";
        if (http.Request.HasAlready(tag))
        {
            return TypedResults.StatusCode(StatusCodes.Status304NotModified);
        }

        var rows = db.Notifications.AsNoTracking().Where(n => n.PersonId == caller.PersonId && n.InInbox);
        if (page.Cursor is not null)
        {
            rows = rows.Where(n => n.Id < page.After);
        }

        return TypedResults.Ok(
            await page.ToPageAsync(rows.OrderByDescending(n => n.Id), n => n.Id, n => NotificationView.Of(n, http.Say), http));
    }
}
