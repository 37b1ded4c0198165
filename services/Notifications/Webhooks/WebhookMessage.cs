using CreativeLabs.Notifications.EventFeed;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CreativeLabs.Notifications.Webhooks;

internal enum WebhookMessageState { Pending, Delivered, Failed, Skipped }

/// <summary>An event on its way to a webhook. Both together are the row: brought again, it is the same row and the same
/// <c>webhook-id</c>.</summary>
internal sealed class WebhookMessage : IEntityTypeConfiguration<WebhookMessage>
{
    public Guid Id { get; private set; }

    public Guid WebhookId { get; private set; }

    public Guid EventId { get; private set; }

    public WebhookMessageState State { get; private set; }

    public int Attempts { get; private set; }

    public DateTimeOffset? FirstAttemptAt { get; private set; }

    public DateTimeOffset NextAttemptAt { get; private set; }

    /// <summary>Until then the replica that is bringing it may be believed to be alive.</summary>
    public DateTimeOffset? LeasedUntil { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary>W3C trace context of what was published.</summary>
    public string? Traceparent { get; private set; }

    /// <summary>It was taken, will not be tried any more, or waits for its next attempt.</summary>
    public void End(WebhookMessageState state) => (State, LeasedUntil) = (state, null);

    public void TryAgain(DateTimeOffset at) => (NextAttemptAt, LeasedUntil) = (at, null);

    public void Configure(EntityTypeBuilder<WebhookMessage> builder)
    {
        builder.HasKey(m => m.Id);
        builder.Property(m => m.Id).ValueGeneratedNever();
        builder.HasIndex(m => new { m.WebhookId, m.EventId }).IsUnique();
        builder.HasIndex(m => new { m.WebhookId, m.NextAttemptAt }).HasFilter("state = 'Pending'");
        builder.HasOne<Webhook>().WithMany().HasForeignKey(m => m.WebhookId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<PublicEvent>().WithMany().HasForeignKey(m => m.EventId).OnDelete(DeleteBehavior.Cascade);
    }
}

/// <summary>One call to a partner's address, as the partner sees it in the log.</summary>
internal sealed class WebhookAttempt : IEntityTypeConfiguration<WebhookAttempt>
{
    public Guid Id { get; private set; }

    public Guid MessageId { get; private set; }

    public DateTimeOffset StartedAt { get; private set; }

    public int Milliseconds { get; private set; }

    /// <summary>The HTTP status; null when none came.</summary>
    public int? Status { get; private set; }

    /// <summary>taken, or a code of what went wrong.</summary>
    public string Outcome { get; private set; } = "";

    public static WebhookAttempt Of(Guid message, DateTimeOffset startedAt, WebhookAnswer answer) => new()
    {
        Id = Guid.CreateVersion7(startedAt),
        MessageId = message,
        StartedAt = startedAt,
        Milliseconds = (int)answer.Took.TotalMilliseconds,
        Status = answer.Status,
        Outcome = answer.Outcome,
    };

    public void Configure(EntityTypeBuilder<WebhookAttempt> builder)
    {
        builder.HasKey(a => a.Id);
        builder.Property(a => a.Id).ValueGeneratedNever();
        builder.HasIndex(a => a.MessageId);
        builder.HasOne<WebhookMessage>().WithMany().HasForeignKey(a => a.MessageId).OnDelete(DeleteBehavior.Cascade);
    }
}
