using CreativeLabs.Notifications.Data;
using CreativeLabs.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Notifications.Webhooks;

internal static class ListWebhookDeliveries
{
    private const int AttemptsShown = 10;

    /// <summary>What was brought, or is on its way, newest event first.</summary>
    public static async Task<Results<Ok<Page<WebhookDeliveryView>>, ProblemResult>> Handle(
        Guid id, [AsParameters] PageQuery page, HttpContext http, NotificationsDb db, CancellationToken token)
    {
        if (page.Read() is { } refusal)
        {
            return refusal;
        }

        var found = await ManageWebhooks.Find(id, http, db, token);
        if (found.Webhook is null)
        {
            return found.Refusal!;
        }

        var rows = db.WebhookMessages.AsNoTracking().Where(m => m.WebhookId == id);
        if (page.Cursor is not null)
        {
            rows = rows.Where(m => m.EventId < page.After);
        }

        var messages = await rows.Join(db.PublicEvents, m => m.EventId, e => e.Id, (m, e) => new { Message = m, e.Type })
            .OrderByDescending(row => row.Message.EventId).Take(page.Size + 1).ToListAsync(token);
        var ids = messages.ConvertAll(row => row.Message.Id);
        var attempts = (await db.WebhookAttempts.AsNoTracking().Where(a => ids.Contains(a.MessageId)).OrderByDescending(a => a.StartedAt)
            .ToListAsync(token)).ToLookup(a => a.MessageId);
        return TypedResults.Ok(page.ToPage(messages, row => row.Message.EventId, row => new WebhookDeliveryView(
            row.Message.Id, row.Message.EventId, row.Type, row.Message.State,
            row.Message.State is WebhookMessageState.Pending ? row.Message.NextAttemptAt : null,
            [.. attempts[row.Message.Id].Take(AttemptsShown)
                .Select(a => new WebhookAttemptView(a.StartedAt, a.Status, a.Outcome, a.Milliseconds))]), http));
    }
}
