using System.Diagnostics;
using CreativeLabs.Contracts;
using CreativeLabs.Notifications.Templates;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CreativeLabs.Notifications.Deliveries;

/// <summary>A message to a phone. Its reference is the provider's idempotency key: sending it
/// again there is harmless, and elsewhere only when it is known that the first one does not have it. The number is here only while it
/// is needed, sealed, and asked for anew before each attempt; that of a one-time code stays until the code is sent or worthless.</summary>
internal sealed partial class Delivery : IEntityTypeConfiguration<Delivery>
{
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

    /// <summary>How often it was put off because no provider took it.</summary>
    public int Rounds { get; private set; }

    /// <summary>Our id of the message at every provider, from the first attempt on.</summary>
    public string? Reference { get; private set; }

    /// <summary>The provider of the last attempt.</summary>
    public string? Provider { get; private set; }

    /// <summary>Since when that provider may have it although nobody knows; null when it is known.</summary>
    public DateTimeOffset? DoubtfulSince { get; private set; }

    /// <summary>The providers that will not take it in this round.</summary>
    public List<string> Refused { get; private set; } = [];

    /// <summary>When the provider took it.</summary>
    public DateTimeOffset? TakenAt { get; private set; }

    /// <summary>When the phone had it, or was known not to get it.</summary>
    public DateTimeOffset? ConfirmedAt { get; private set; }

    /// <summary>Why it was not delivered: a code.</summary>
    public string? Reason { get; private set; }

    /// <summary>Until then the copy that is sending may be believed to be alive.</summary>
    public DateTimeOffset? LeasedUntil { get; private set; }

    public string? ProviderMessageId { get; private set; }

    /// <summary>W3C trace context of the message that it follows from.</summary>
    public string? Traceparent { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    public DateTimeOffset ChangedAt { get; private set; }

    /// <summary>Can be sent at once.</summary>
    public bool IsReady => State is DeliveryState.Pending && SealedPhone is not null;

    /// <summary>The provider of the last attempt may have it although nobody knows.</summary>
    public bool IsDoubtful => DoubtfulSince is not null;

    public static Delivery OfNotification(
        Guid notification, Guid person, Template template, DateTimeOffset now, DateTimeOffset? until = null) => new()
        {
            Id = Guid.CreateVersion7(now),
            NotificationId = notification,
            PersonId = person,
            Lane = Lane.Ordinary,
            Category = template.Category,
            Template = template.Key,
            TemplateVersion = template.Version,
            ExpiresAt = until,
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

    public void Configure(EntityTypeBuilder<Delivery> builder)
    {
        builder.HasKey(d => d.Id);
        builder.Property(d => d.Id).ValueGeneratedNever();
        builder.Ignore(d => d.IsReady);
        builder.Ignore(d => d.IsDoubtful);
        builder.HasIndex(d => d.NotificationId).IsUnique();
        builder.HasIndex(d => d.Reference).IsUnique();
        builder.HasIndex(d => new { d.Lane, d.Id }).HasFilter("sealed_phone IS NOT NULL AND state IN ('Pending', 'Sending')");
    }
}
