using System.Diagnostics;
using CreativeLabs.Notifications.Data;
using CreativeLabs.Notifications.EventFeed;
using CreativeLabs.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Notifications.Webhooks;

/// <summary>A partner tries its webhook, or has brought again what it missed.</summary>
internal static class TryWebhook
{
    private const int Most = 10_000;

    /// <summary>Only this webhook gets it, whatever types it takes.</summary>
    public static async Task<Results<Accepted<TestedWebhook>, ProblemResult>> Test(
        Guid id, HttpContext http, NotificationsDb db, PublicEvents events, WebhookSignal signal, TimeProvider clock,
        CancellationToken token)
    {
        var found = await ManageWebhooks.Find(id, http, db, token);
        if (found.Webhook is not { } webhook)
        {
            return found.Refusal!;
        }

        if (webhook.State is WebhookState.Disabled)
        {
            return ProblemResult.Of(WebhookRules.Disabled);
        }

        var now = clock.GetUtcNow();
        var published = (await events.Publish(PublicEventType.WebhookTested, $"{Guid.CreateVersion7(now)}", lab: null,
            new WebhookTestData(id), token, onlyFor: webhook.PartnerId))!.Value;
        await db.WebhookMessages.Where(m => m.EventId == published && m.WebhookId != id).ExecuteDeleteAsync(token);
        await db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO webhook_messages (id, webhook_id, event_id, state, attempts, next_attempt_at, created_at, traceparent)
            VALUES (gen_random_uuid(), {id}, {published}, 'Pending', 0, {now}, {now}, {Activity.Current?.Id})
            ON CONFLICT (webhook_id, event_id) DO NOTHING
            """, token);
        signal.Set();
        return TypedResults.Accepted((string?)null, new TestedWebhook(published));
    }

    /// <summary>Under the ids that they had: who took them before knows them. What is on its way is left as it is.</summary>
    public static async Task<Results<Accepted<Replayed>, ProblemResult>> Replay(
        Guid id, ReplayBody body, HttpContext http, NotificationsDb db, WebhookSignal signal, TimeProvider clock, CancellationToken token)
    {
        var found = await ManageWebhooks.Find(id, http, db, token);
        if (found.Webhook is not { } webhook)
        {
            return found.Refusal!;
        }

        if (webhook.State is WebhookState.Disabled)
        {
            return ProblemResult.Of(WebhookRules.Disabled);
        }

        var after = 0L;
        if (body.After is { } seen)
        {
            if (await db.PublicEvents.Where(e => e.Id == seen).Select(e => (long?)e.Sequence).SingleOrDefaultAsync(token) is not { } place)
            {
                return ProblemResult.Invalid("after", WebhookRules.UnknownEvent);
            }

            after = place;
        }

        var now = clock.GetUtcNow();
        var count = await db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO webhook_messages (id, webhook_id, event_id, state, attempts, next_attempt_at, created_at)
            SELECT gen_random_uuid(), w.id, e.id, 'Pending', 0, {now}, {now}
            FROM webhooks w JOIN partners p ON p.partner_id = w.partner_id CROSS JOIN LATERAL (
              SELECT id FROM public_events WHERE sequence > {after} AND type <> {PublicEventType.WebhookTested.Name}
                AND (cardinality(w.types) = 0 OR type = ANY (w.types)) AND (lab_id IS NULL OR lab_id = ANY (p.labs))
                AND (only_for IS NULL OR only_for = w.partner_id)
              ORDER BY sequence LIMIT {Most}) e
            WHERE w.id = {id}
            ON CONFLICT (webhook_id, event_id) DO UPDATE SET state = 'Pending', attempts = 0, first_attempt_at = NULL,
              next_attempt_at = excluded.next_attempt_at, leased_until = NULL WHERE webhook_messages.state <> 'Pending'
            """, token);
        signal.Set();
        return TypedResults.Accepted((string?)null, new Replayed(count));
    }
}
