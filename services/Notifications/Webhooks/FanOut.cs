using System.Diagnostics;
using CreativeLabs.Notifications.Data;
using CreativeLabs.Notifications.EventFeed;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Notifications.Webhooks;

/// <summary>Makes of a public event a message for each webhook that gets it, in the transaction that publishes it.</summary>
internal sealed class FanOut(NotificationsDb db, WebhookSignal signal) : IPublicEventListener
{
    public async Task Take(PublishedEvent published, CancellationToken token)
    {
        var trace = Activity.Current?.Id;
        await db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO webhook_messages (id, webhook_id, event_id, state, attempts, next_attempt_at, created_at, traceparent)
            SELECT gen_random_uuid(), w.id, {published.Id}, 'Pending', 0, {published.At}, {published.At}, {trace}
            FROM webhooks w JOIN partners p ON p.partner_id = w.partner_id
            WHERE w.state = 'Active' AND NOT p.revoked AND {WebhooksSetup.Scope} = ANY (p.scopes)
              AND (cardinality(w.types) = 0 OR {published.Type} = ANY (w.types))
              AND ({published.LabId}::uuid IS NULL OR {published.LabId}::uuid = ANY (p.labs))
              AND ({published.OnlyFor}::uuid IS NULL OR {published.OnlyFor}::uuid = w.partner_id)
            ON CONFLICT (webhook_id, event_id) DO NOTHING
            """, token);
        signal.Set();
    }
}
