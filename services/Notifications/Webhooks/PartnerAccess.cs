using CreativeLabs.Contracts;
using CreativeLabs.Notifications.Data;
using CreativeLabs.ServiceDefaults;
using MassTransit;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CreativeLabs.Notifications.Webhooks;

/// <summary>The own copy of what a partner may do: a webhook brings events when no token is there to say it.</summary>
internal sealed class PartnerAccess : IEntityTypeConfiguration<PartnerAccess>
{
    public Guid PartnerId { get; private set; }

    public List<string> Scopes { get; private set; } = [];

    public List<Guid> Labs { get; private set; } = [];

    public bool Revoked { get; private set; }

    /// <summary>Registration's version of the partner; 0 for what its token said before Registration told of it.</summary>
    public int SourceVersion { get; private set; }

    /// <summary>For a partner that is older than the fact which tells of it.</summary>
    public static Task Seen(NotificationsDb db, Partner partner, CancellationToken token)
    {
        var (scopes, labs) = (partner.Scopes.ToArray(), partner.Labs.ToArray());
        return db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO partners (partner_id, scopes, labs, revoked, source_version)
            VALUES ({partner.PartnerId}, {scopes}, {labs}, false, 0) ON CONFLICT (partner_id) DO NOTHING
            """, token);
    }

    public void Configure(EntityTypeBuilder<PartnerAccess> builder)
    {
        builder.ToTable("partners");
        builder.HasKey(p => p.PartnerId);
        builder.Property(p => p.PartnerId).ValueGeneratedNever();
    }
}

/// <summary>Keeps the copy. What a partner may not have any more is not brought to it, although it was on its way.</summary>
internal sealed class PartnerConsumer(NotificationsDb db, TimeProvider clock) : IConsumer<PartnerChanged>
{
    public async Task Consume(ConsumeContext<PartnerChanged> context)
    {
        var fact = context.Message;
        var token = context.CancellationToken;
        var (scopes, labs, now) = (fact.Scopes.ToArray(), fact.Labs.ToArray(), clock.GetUtcNow());
        var isNews = await db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO partners (partner_id, scopes, labs, revoked, source_version)
            VALUES ({fact.PartnerId}, {scopes}, {labs}, {fact.Revoked}, {fact.Version})
            ON CONFLICT (partner_id) DO UPDATE SET scopes = excluded.scopes, labs = excluded.labs, revoked = excluded.revoked,
              source_version = excluded.source_version WHERE partners.source_version < excluded.source_version
            """, token) == 1;
        if (!isNews)
        {
            return;
        }

        // Webhooks before their messages, as everywhere.
        await db.Database.ExecuteSqlAsync(
            $"SELECT FROM webhooks WHERE partner_id = {fact.PartnerId} ORDER BY id FOR NO KEY UPDATE", token);
        var mayHave = !fact.Revoked && fact.Scopes.Contains(WebhooksSetup.Scope, StringComparer.Ordinal);
        await db.Database.ExecuteSqlAsync(
            $"""
            UPDATE webhook_messages m SET state = 'Skipped' FROM webhooks w, public_events e
            WHERE w.id = m.webhook_id AND e.id = m.event_id AND w.partner_id = {fact.PartnerId} AND m.state = 'Pending'
              AND (NOT {mayHave} OR (e.lab_id IS NOT NULL AND e.lab_id <> ALL ({labs})));
            """, token);
        if (fact.Revoked)
        {
            await db.Database.ExecuteSqlAsync(
                $"""
                UPDATE webhooks SET state = 'Disabled', disabled_reason = 'partner_revoked', disabled_at = {now}, version = version + 1
                WHERE partner_id = {fact.PartnerId} AND state = 'Active'
                """, token);
        }
    }
}
