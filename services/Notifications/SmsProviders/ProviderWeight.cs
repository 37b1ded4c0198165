using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CreativeLabs.Notifications.SmsProviders;

/// <summary>How much of its share a provider gets, for all replicas.</summary>
internal sealed class ProviderWeight : IEntityTypeConfiguration<ProviderWeight>
{
    public string Provider { get; private set; } = "";

    /// <summary>From a tenth to 1.</summary>
    public double Weight { get; private set; }

    public DateTimeOffset ReviewedAt { get; private set; }

    public void Move(double weight, DateTimeOffset now) => (Weight, ReviewedAt) = (weight, now);

    public void Configure(EntityTypeBuilder<ProviderWeight> builder)
    {
        builder.ToTable("sms_providers");
        builder.HasKey(p => p.Provider);
    }
}
