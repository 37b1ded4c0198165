using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CreativeLabs.Training.Offerings;

/// <summary>One meeting of an offering. It carries the offering's trainer and lab, because the database keeps two sessions apart by
/// them.</summary>
internal sealed class TrainingSession
{
    private TrainingSession() { }

    public TrainingSession(Guid id, Offering offering, SessionPlan plan)
    {
        (Id, OfferingId, LabId) = (id, offering.Id, offering.LabId);
        Teach(offering.TrainerId);
        Set(plan);
    }

    public Guid Id { get; private set; }

    public Guid OfferingId { get; private set; }

    public Guid LabId { get; private set; }

    public Guid TrainerId { get; private set; }

    public DateTimeOffset StartsAt { get; private set; }

    /// <summary>Not included.</summary>
    public DateTimeOffset EndsAt { get; private set; }

    public int Minutes { get; private set; }

    /// <summary>As the lab calls it; null when it is not said, and online.</summary>
    public string? Room { get; private set; }

    /// <summary>Grows with each change after publication: a calendar replaces what it has by a higher one only.</summary>
    public int Sequence { get; private set; }

    public bool Cancelled { get; private set; }

    /// <summary>True while it takes its trainer's time and its room: its offering is open or runs, and it is not cancelled.</summary>
    public bool Holds { get; private set; }

    public void Teach(Guid trainerId) => TrainerId = trainerId;

    public void Hold(bool offeringLives) => Holds = offeringLives && !Cancelled;

    /// <summary>True when it is another time or room than before.</summary>
    public bool Move(SessionPlan plan)
    {
        if (IsAs(plan))
        {
            return false;
        }

        Set(plan);
        Sequence++;
        return true;
    }

    /// <summary>The same time and room; what else a calendar shows of it was changed.</summary>
    public void Renew() => Sequence++;

    public void Cancel()
    {
        (Cancelled, Holds) = (true, false);
        Sequence++;
    }

    public bool IsAt(SessionPlan plan) => (StartsAt, Minutes) == (plan.StartsAt.ToUniversalTime(), plan.Minutes);

    public bool IsAs(SessionPlan plan) => (StartsAt, Minutes, Room) == (plan.StartsAt.ToUniversalTime(), plan.Minutes, plan.RoomName);

    private void Set(SessionPlan plan)
    {
        (StartsAt, Minutes, Room) = (plan.StartsAt.ToUniversalTime(), plan.Minutes, plan.RoomName);
        EndsAt = StartsAt.AddMinutes(Minutes);
    }

    internal sealed class Map : IEntityTypeConfiguration<TrainingSession>
    {
        public void Configure(EntityTypeBuilder<TrainingSession> builder)
        {
            builder.Property(s => s.Id).ValueGeneratedNever();
            builder.HasIndex(s => new { s.OfferingId, s.StartsAt });
        }
    }
}
