using System.Diagnostics;
using CreativeLabs.Contracts;
using CreativeLabs.Notifications.Templates;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CreativeLabs.Notifications.Deliveries;

/// <summary>A message to a phone. Its id is the provider's idempotency key: sending it again is harmless. The number is here only while it
/// is needed, sealed, and asked for anew before each attempt; that of a one-time code stays until the code is sent or worthless.</summary>
internal sealed class Delivery : IEntityTypeConfiguration<Delivery>
{
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(30);
    private const int MostAttempts = 8;

    public Guid Id { get; private set; }

    /// <summary>Null for a one-time code.</summary>
    public Guid? NotificationId { get; private set; }

    /// <summary>Null for a one-time code: who asks for one need not be known yet.</summary>
    public Guid? PersonId { get; private set; }

    public Lane Lane { get; private set; }

    public Category Category { get; private set; }

    public string Template { get; private set; } = "";

    public int TemplateVersion { get; private set; }

    /// <summary>Of a one-time code; otherwise the receiver's language when it is sent.</summary>
    public string? Language { get; private set; }

    public byte[]? SealedPhone { get; private set; }

    public byte[]? SealedCode { get; private set; }

    public DateTimeOffset? ExpiresAt { get; private set; }

    public DeliveryState State { get; private set; }

    public int Attempts { get; private set; }

    /// <summary>Until then the copy that is sending may be believed to be alive.</summary>
    public DateTimeOffset? LeasedUntil { get; private set; }

    public string? ProviderMessageId { get; private set; }

    /// <summary>W3C trace context of the message that it follows from.</summary>
    public string? Traceparent { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    public DateTimeOffset ChangedAt { get; private set; }

    /// <summary>Can be sent at once.</summary>
    public bool IsReady => State is DeliveryState.Pending && SealedPhone is not null;

    public static Delivery OfNotification(Guid notification, Guid person, Template template, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now),
        NotificationId = notification,
        PersonId = person,
        Lane = Lane.Ordinary,
        Category = template.Category,
        Template = template.Key,
        TemplateVersion = template.Version,
        Traceparent = Activity.Current?.Id,
        CreatedAt = now,
        ChangedAt = now,
    };

    /// <summary>The challenge is the delivery: whatever is told twice is sent once.</summary>
    public static Delivery OfCode(SignInCodeIssued code, DateTimeOffset now) => new()
    {
        Id = code.ChallengeId,
        Lane = Lane.Codes,
        Category = Category.Security,
        Template = SecurityTemplates.SignInCode.Key,
        TemplateVersion = SecurityTemplates.SignInCode.Version,
        Language = code.Language,
        SealedPhone = code.SealedPhone,
        SealedCode = code.SealedCode,
        ExpiresAt = code.ExpiresAt,
        Traceparent = Activity.Current?.Id,
        CreatedAt = now,
        ChangedAt = now,
    };

    /// <summary>What is published with a due time whenever the delivery is deferred.</summary>
    public DeliveryDue Due() => new(Id, Attempts + 1);

    public bool IsExpired(DateTimeOffset now) => ExpiresAt <= now;

    public void Suppress(DateTimeOffset now) => Move(DeliveryState.Suppressed, now);

    public void Expire(DateTimeOffset now) => Move(DeliveryState.Obsolete, now);

    /// <summary>Waits until <paramref name="until"/>; who publishes <see cref="Due"/> for that moment is the caller.</summary>
    public void Defer(DateTimeOffset until, DateTimeOffset now)
    {
        Move(DeliveryState.Deferred, now);
        LeasedUntil = until;
    }

    /// <summary>False when it is not this attempt's turn any more.</summary>
    public bool Resume(int attempt, DateTimeOffset now)
    {
        if (State is not DeliveryState.Deferred || attempt != Attempts + 1)
        {
            return false;
        }

        Move(DeliveryState.Pending, now);
        return true;
    }

    /// <summary>Registration's answer; one that nobody waits for any more is not kept.</summary>
    public void Address(byte[]? sealedPhone, DateTimeOffset now)
    {
        if (State is not DeliveryState.Pending || SealedPhone is not null)
        {
            return;
        }

        SealedPhone = sealedPhone;
        if (sealedPhone is null)
        {
            Fail(now);
        }
    }

    /// <summary>Committed before the provider is called.</summary>
    public Attempt Begin(DateTimeOffset now)
    {
        Move(DeliveryState.Sending, now);
        LeasedUntil = now + Lease;
        Attempts++;
        return Attempt.Begin(Id, Attempts, now);
    }

    /// <summary>The provider took it. A receipt may have been faster.</summary>
    public void Accept(string providerMessageId, DateTimeOffset now)
    {
        ProviderMessageId = providerMessageId;
        if (State is DeliveryState.Sending)
        {
            Move(DeliveryState.Sent, now);
        }
    }

    /// <summary>There is no number to send it to.</summary>
    public void Fail(DateTimeOffset now) => Move(DeliveryState.Failed, now);

    /// <summary>The provider will never take it, or never bring it. False when it had come to an end before.</summary>
    public bool Reject(DateTimeOffset now)
    {
        if (State is not (DeliveryState.Sending or DeliveryState.Sent))
        {
            return false;
        }

        Move(DeliveryState.Failed, now);
        return true;
    }

    /// <summary>Every attempt was cut short or failed. True when it is given up for that.</summary>
    public bool GiveUp(DateTimeOffset now)
    {
        if (Lane is not Lane.Ordinary || Attempts < MostAttempts)
        {
            return false;
        }

        Move(DeliveryState.DeadLettered, now);
        return true;
    }

    /// <summary>The provider did not answer. The moment of the next attempt; null when there is none, or when it is not this attempt's
    /// say.</summary>
    public DateTimeOffset? Retry(int attempt, DateTimeOffset now)
    {
        if (State is not DeliveryState.Sending || attempt != Attempts)
        {
            return null;
        }

        var next = now + Pause();
        if (IsExpired(next))
        {
            Expire(now);
            return null;
        }

        if (GiveUp(now))
        {
            return null;
        }

        Defer(next, now);
        return next;
    }

    /// <summary>The phone has it. False when that was known.</summary>
    public bool Confirm(DateTimeOffset now)
    {
        if (State is not (DeliveryState.Sending or DeliveryState.Sent or DeliveryState.Pending or DeliveryState.Deferred))
        {
            return false;
        }

        Move(DeliveryState.Delivered, now);
        return true;
    }

    public void Configure(EntityTypeBuilder<Delivery> builder)
    {
        builder.HasKey(d => d.Id);
        builder.Property(d => d.Id).ValueGeneratedNever();
        builder.Ignore(d => d.IsReady);
        builder.HasIndex(d => d.NotificationId).IsUnique();
        builder.HasIndex(d => new { d.Lane, d.Id }).HasFilter("sealed_phone IS NOT NULL AND state IN ('Pending', 'Sending')");
    }

    /// <summary>A code: 2, 4, 8 ... 30 s, until it expires. Anything else: half a minute, 2, 8, 32 minutes, then every two hours.</summary>
    private TimeSpan Pause() => Lane is Lane.Codes
        ? TimeSpan.FromSeconds(Math.Min(30, Math.Pow(2, Attempts)))
        : TimeSpan.FromSeconds(Math.Min(7200, 30 * Math.Pow(4, Attempts - 1)));

    private void Move(DeliveryState state, DateTimeOffset now)
    {
        State = state;
        ChangedAt = now;
        LeasedUntil = null;
        var keepsNumber = state is DeliveryState.Pending or DeliveryState.Sending
            || (state is DeliveryState.Deferred && Lane is Lane.Codes);
        if (!keepsNumber)
        {
            (SealedPhone, SealedCode) = (null, null);
        }
    }
}
