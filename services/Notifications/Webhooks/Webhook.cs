using CreativeLabs.ServiceDefaults;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CreativeLabs.Notifications.Webhooks;

internal enum WebhookState { Active, Disabled }

/// <summary>An address of a partner's to which public events are brought.</summary>
internal sealed class Webhook : IVersioned, IEntityTypeConfiguration<Webhook>
{
    public const int Most = 10;
    public const string OneASlot = "ix_webhooks_partner_id_slot";

    public Guid Id { get; private set; }

    public Guid PartnerId { get; private set; }

    /// <summary>1 to 10: the database holds how many a partner has.</summary>
    public int Slot { get; private set; }

    public string Url { get; private set; } = "";

    /// <summary>The types that it gets; none for all.</summary>
    public List<string> Types { get; private set; } = [];

    public WebhookState State { get; private set; }

    /// <summary>gone, failing or partner_revoked.</summary>
    public string? DisabledReason { get; private set; }

    public DateTimeOffset? DisabledAt { get; private set; }

    /// <summary>The receiver asked for peace until then.</summary>
    public DateTimeOffset? PausedUntil { get; private set; }

    /// <summary>When it last took an event, to the minute.</summary>
    public DateTimeOffset? LastTakenAt { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    public int Version { get; private set; }

    public static Webhook Of(Guid partner, int slot, WebhookPlan plan, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now),
        PartnerId = partner,
        Slot = slot,
        Url = plan.Url,
        Types = [.. plan.Types.Distinct(StringComparer.Ordinal)],
        CreatedAt = now,
        Version = 1,
    };

    public void Change(WebhookPlan plan)
    {
        (Url, Types) = (plan.Url, [.. plan.Types.Distinct(StringComparer.Ordinal)]);
        Version++;
    }

    /// <summary>False when it was so before.</summary>
    public bool Disable(string reason, DateTimeOffset now)
    {
        if (State is WebhookState.Disabled)
        {
            return false;
        }

        (State, DisabledReason, DisabledAt) = (WebhookState.Disabled, reason, now);
        Version++;
        return true;
    }

    public void Enable()
    {
        if (State is WebhookState.Disabled)
        {
            (State, DisabledReason, DisabledAt, PausedUntil) = (WebhookState.Active, null, null, null);
            Version++;
        }
    }

    public void Pause(DateTimeOffset until) => PausedUntil = until;

    /// <summary>The webhook, kept from other changes until the transaction ends; null when there is none. Events go on being written for it
    /// meanwhile: <c>FOR UPDATE</c> would keep them out, and wait in a circle with whoever publishes while it holds the feed. It is locked
    /// before its messages, everywhere.</summary>
    public static async Task<Webhook?> Lock(DbContext db, Guid id, CancellationToken token) => (await db.Set<Webhook>()
        .FromSql($"SELECT * FROM webhooks WHERE id = {id} FOR NO KEY UPDATE").ToListAsync(token)).SingleOrDefault();

    public void Configure(EntityTypeBuilder<Webhook> builder)
    {
        builder.HasKey(w => w.Id);
        builder.Property(w => w.Id).ValueGeneratedNever();
        builder.HasIndex(w => new { w.PartnerId, w.Slot }).IsUnique();
    }
}
