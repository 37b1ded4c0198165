using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CreativeLabs.Training.Offerings;

/// <summary>One meeting of an offering.</summary>
internal sealed class TrainingSession
{
    private TrainingSession() { }

    public TrainingSession(Guid id, Guid offeringId, DateTimeOffset startsAt, int minutes)
    {
        Id = id;
        OfferingId = offeringId;
        StartsAt = startsAt.ToUniversalTime();
        Minutes = minutes;
    }

    public Guid Id { get; private set; }

    public Guid OfferingId { get; private set; }

    public DateTimeOffset StartsAt { get; private set; }

    public int Minutes { get; private set; }

    internal sealed class Map : IEntityTypeConfiguration<TrainingSession>
    {
        public void Configure(EntityTypeBuilder<TrainingSession> builder)
        {
            builder.Property(s => s.Id).ValueGeneratedNever();
            builder.HasIndex(s => new { s.OfferingId, s.StartsAt });
        }
    }
}
