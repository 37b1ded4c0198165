using CreativeLabs.ServiceDefaults;
using CreativeLabs.Training.Courses;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CreativeLabs.Training.Offerings;

/// <summary>Where an offering is in its life.</summary>
internal enum OfferingState
{
    Draft,
    Open,
    Running,
    Finished,
    Cancelled,
}

/// <summary>A course held at a lab, with dates, a trainer and a number of seats.</summary>
internal sealed class Offering : IVersioned
{
    public const string SeatsConstraint = "ck_offerings_seats";

    private readonly List<TrainingSession> sessions = [];

    private Offering() { }

    public Guid Id { get; private set; }

    public Guid CourseId { get; private set; }

    public Guid LabId { get; private set; }

    public Guid TrainerId { get; private set; }

    public string Language { get; private set; } = null!;

    public int Capacity { get; private set; }

    /// <summary>Seats that are taken. Learners change it without loading the offering, so it is no part of its version.</summary>
    public int Taken { get; private set; }

    /// <summary>Waiting numbers given so far; like a ticket machine it never goes back.</summary>
    public int Tickets { get; private set; }

    public DateOnly StartsOn { get; private set; }

    public OfferingState State { get; private set; }

    public int Version { get; private set; }

    public IReadOnlyList<TrainingSession> Sessions => sessions;

    public bool IsOver => State is OfferingState.Finished or OfferingState.Cancelled;

    /// <summary>True while a seat that becomes free goes to who waits.</summary>
    public bool GivesSeats => State is OfferingState.Open or OfferingState.Running;

    public static Offering Plan(Guid id, Guid courseId, Guid labId, OfferingPlan plan, Func<int, Guid> sessionId)
    {
        var offering = new Offering { Id = id, CourseId = courseId, LabId = labId };
        offering.Change(plan, sessionId);
        return offering;
    }

    /// <summary>A draft may change in everything; later the dates stand, because people arranged their lives around them.</summary>
    public Rule? Change(OfferingPlan plan, Func<int, Guid> sessionId)
    {
        if (IsOver)
        {
            return OfferingRules.Over;
        }

        if (State is not OfferingState.Draft && !HasDatesOf(plan))
        {
            return OfferingRules.DatesFixed;
        }

        if (plan.Capacity < Taken)
        {
            return OfferingRules.CapacityBelowTaken.With("taken", Taken);
        }

        (TrainerId, Language, Capacity, StartsOn) = (plan.TrainerId, plan.Language, plan.Capacity, plan.StartsOn);
        if (!HasDatesOf(plan))
        {
            sessions.Clear();
            sessions.AddRange(plan.Sessions.Select((s, i) => new TrainingSession(sessionId(i), Id, s.StartsAt, s.Minutes)));
        }

        Version++;
        return null;
    }

    /// <summary>Publishing twice is publishing once.</summary>
    public Rule? Publish() => Move(OfferingState.Draft, OfferingState.Open, OfferingRules.NotDraft);

    public Rule? Start() => Move(OfferingState.Open, OfferingState.Running, OfferingRules.NotOpen);

    public Rule? Finish() => Move(OfferingState.Running, OfferingState.Finished, OfferingRules.NotRunning);

    public Rule? Cancel()
    {
        if (State is OfferingState.Finished)
        {
            return OfferingRules.Over;
        }

        if (State is not OfferingState.Cancelled)
        {
            State = OfferingState.Cancelled;
            Taken = 0;
            Version++;
        }

        return null;
    }

    /// <summary>Seats given to who waits, while the caller holds the row.</summary>
    public void Seat(int learners) => Taken += learners;

    private Rule? Move(OfferingState from, OfferingState to, Rule otherwise)
    {
        if (State == from)
        {
            State = to;
            Version++;
        }

        return State == to ? null : otherwise;
    }

    private bool HasDatesOf(OfferingPlan plan) => StartsOn == plan.StartsOn
        && sessions.OrderBy(s => s.StartsAt).Select(s => (s.StartsAt, s.Minutes))
            .SequenceEqual(plan.Sessions.OrderBy(s => s.StartsAt).Select(s => (s.StartsAt, s.Minutes)));

    internal sealed class Map : IEntityTypeConfiguration<Offering>
    {
        public void Configure(EntityTypeBuilder<Offering> builder)
        {
            builder.ToTable(table => table.HasCheckConstraint(SeatsConstraint, "taken >= 0 AND taken <= capacity"));
            builder.Property(o => o.Id).ValueGeneratedNever();
            builder.HasOne<Course>().WithMany().HasForeignKey(o => o.CourseId).OnDelete(DeleteBehavior.Restrict);
            builder.HasMany(o => o.Sessions).WithOne().HasForeignKey(s => s.OfferingId);
            builder.HasIndex(o => o.LabId);
        }
    }
}
