using CreativeLabs.ServiceDefaults;
using CreativeLabs.Training.Courses;
using CreativeLabs.Training.Enrolments;
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

    /// <summary>Who sits and who waits, in figures. Learners change it all the time, so it is no part of the version.</summary>
    public Seating Seating { get; private set; } = new();

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

        if (Seating.Resize(plan.Capacity) is { } rule)
        {
            return rule;
        }

        (TrainerId, Language, StartsOn) = (plan.TrainerId, plan.Language, plan.StartsOn);
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

    /// <summary>Nobody waits any more.</summary>
    public Rule? Finish()
    {
        var rule = Move(OfferingState.Running, OfferingState.Finished, OfferingRules.NotRunning);
        if (rule is null)
        {
            Seating.Close();
        }

        return rule;
    }

    public Rule? Cancel()
    {
        if (State is OfferingState.Finished)
        {
            return OfferingRules.Over;
        }

        if (State is not OfferingState.Cancelled)
        {
            State = OfferingState.Cancelled;
            Seating.Clear();
            Version++;
        }

        return null;
    }

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
            builder.ToTable(table => table.HasCheckConstraint(SeatsConstraint, "0 <= taken AND 0 <= offered AND 0 <= waiting AND taken + offered <= capacity"));
            builder.ComplexProperty(o => o.Seating, Seating.Map);
            builder.Property(o => o.Id).ValueGeneratedNever();
            builder.HasOne<Course>().WithMany().HasForeignKey(o => o.CourseId).OnDelete(DeleteBehavior.Restrict);
            builder.HasMany(o => o.Sessions).WithOne().HasForeignKey(s => s.OfferingId);
            builder.HasIndex(o => o.LabId);
        }
    }
}
