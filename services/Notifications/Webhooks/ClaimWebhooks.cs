using CreativeLabs.Keys;
using CreativeLabs.Notifications.Data;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Notifications.Webhooks;

/// <summary>A message that this replica may bring now, with the secrets in clear, in memory.</summary>
internal sealed record WebhookToBring(
    Guid MessageId, Guid WebhookId, Guid EventId, Uri Url, string Body, IReadOnlyList<byte[]> Secrets, string? Traceparent);

/// <summary>Takes what is due, a few of each webhook, so that one that is slow keeps nobody else waiting.</summary>
internal sealed class ClaimWebhooks(NotificationsDb db, PlatformKey platform, TimeProvider clock)
{
    public const int OfOne = 4;

    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(45);

    /// <param name="most">How many in all.</param>
    /// <param name="busy">Webhooks to which this replica brings enough already.</param>
    /// <param name="token">Cancels the work.</param>
    public async Task<IReadOnlyList<WebhookToBring>> Claim(int most, Guid[] busy, CancellationToken token)
    {
        var now = clock.GetUtcNow();
        var until = now + Lease;
        var claimed = await db.Database.SqlQuery<Claimed>(
            $"""
            WITH due AS (
              SELECT m.id FROM webhooks w JOIN partners p ON p.partner_id = w.partner_id CROSS JOIN LATERAL (
                SELECT id, next_attempt_at FROM webhook_messages WHERE webhook_id = w.id AND state = 'Pending' AND next_attempt_at <= {now}
                  AND (leased_until IS NULL OR leased_until < {now}) ORDER BY next_attempt_at LIMIT {OfOne}) m
              WHERE w.state = 'Active' AND NOT p.revoked AND w.id <> ALL ({busy}) AND (w.paused_until IS NULL OR w.paused_until <= {now})
                AND EXISTS (SELECT FROM webhook_secrets s WHERE s.webhook_id = w.id)
              ORDER BY m.next_attempt_at LIMIT {most}),
            locked AS (
              SELECT id FROM webhook_messages WHERE id IN (SELECT id FROM due) AND state = 'Pending'
                AND (leased_until IS NULL OR leased_until < {now}) FOR UPDATE SKIP LOCKED)
            UPDATE webhook_messages m SET leased_until = {until}, attempts = m.attempts + 1,
              first_attempt_at = coalesce(m.first_attempt_at, {now})
            FROM locked, webhooks w, public_events e WHERE m.id = locked.id AND w.id = m.webhook_id AND e.id = m.event_id
            RETURNING m.id AS "Id", m.webhook_id AS "WebhookId", m.event_id AS "EventId", w.url AS "Url", e.body AS "Body",
              m.traceparent AS "Traceparent"
            """).ToListAsync(token);
        var webhooks = claimed.Select(c => c.WebhookId).Distinct().ToList();
        var secrets = (await db.WebhookSecrets.AsNoTracking().Where(s => webhooks.Contains(s.WebhookId)).ToListAsync(token))
            .Where(s => s.Signs(now)).OrderByDescending(s => s.MadeAt).ToLookup(s => s.WebhookId, s => s.Open(platform));
        return claimed.ConvertAll(c => new WebhookToBring(
            c.Id, c.WebhookId, c.EventId, new Uri(c.Url), c.Body, [.. secrets[c.WebhookId]], c.Traceparent));
    }

    private sealed record Claimed(Guid Id, Guid WebhookId, Guid EventId, string Url, string Body, string? Traceparent);
}
