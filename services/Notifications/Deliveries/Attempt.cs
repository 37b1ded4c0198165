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

    /// <summary>accepted, or a code of what went wrong.</summary>
    public string? Outcome { get; private set; }

    public static Attempt Begin(Guid delivery, int number, DateTimeOffset now) =>
        new() { DeliveryId = delivery, Number = number, StartedAt = now };

    public void End(string outcome, DateTimeOffset now) => (Outcome, EndedAt) = (outcome, now);

    public void Configure(EntityTypeBuilder<Attempt> builder) => builder.HasKey(a => new { a.DeliveryId, a.Number });
}
