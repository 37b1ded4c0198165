using CreativeLabs.Notifications.SmsProviders;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CreativeLabs.Notifications.Deliveries;

/// <summary>One call to a provider. One without an outcome was cut short: nobody knows whether the provider heard it.</summary>
internal sealed class Attempt : IEntityTypeConfiguration<Attempt>
{
    public Guid DeliveryId { get; private set; }

    /// <summary>From 1.</summary>
    public int Number { get; private set; }

    public DateTimeOffset StartedAt { get; private set; }

    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>Who was called.</summary>
    public string? Provider { get; private set; }

    /// <summary>How many parts it is paid for, if it is taken.</summary>
    public int Parts { get; private set; }

    /// <summary>The provider's own code, or ours of what went wrong on the way.</summary>
    public string? Outcome { get; private set; }

    /// <summary>What followed from it.</summary>
    public SmsVerdict? Verdict { get; private set; }

    public static Attempt Begin(Guid delivery, int number, string provider, int parts, DateTimeOffset now) =>
        new() { DeliveryId = delivery, Number = number, Provider = provider, Parts = parts, StartedAt = now };

    public void End(SmsOutcome outcome, DateTimeOffset now) =>
        (Outcome, Verdict, EndedAt) = (outcome.Code, outcome.Verdict is SmsVerdict.Delivered ? SmsVerdict.Taken : outcome.Verdict, now);

    public void Configure(EntityTypeBuilder<Attempt> builder)
    {
        builder.HasKey(a => new { a.DeliveryId, a.Number });
        builder.HasIndex(a => a.StartedAt);
    }
}
