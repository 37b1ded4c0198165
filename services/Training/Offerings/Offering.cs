using CreativeLabs.Contracts;
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

    /// <summary>Where an offering online is held; null for one at the lab.</summary>
    public string? Link { get; private set; }

    /// <summary>How often its dates were changed after publication, and when last.</summary>
    public int Moves { get; private set; }

    public DateTimeOffset? MovedAt { get; private set; }

    /// <summary>How often its trainer, rooms, link, language or title were changed after publication, and when last.</summary>
    public int Changes { get; private set; }

    public DateTimeOffset? ChangedAt { get; private set; }

    public OfferingState State { get; private set; }

    public int Version { get; private set; }

    public IReadOnlyList<TrainingSession> Sessions => sessions;

    public bool IsOver => State is OfferingState.Finished or OfferingState.Cancelled;

    /// <summary>True while a seat that becomes free goes to who waits.</summary>
    public bool GivesSeats => State is OfferingState.Open or OfferingState.Running;

    /// <summary>The lab as facts tell it: none for an offering online.</summary>
    public Guid? LabOfFacts => Link is null ? LabId : null;

    public static Offering Plan(Guid id, Guid courseId, Guid labId, OfferingPlan plan, Func<int, Guid> sessionId, DateTimeOffset now)
    {
        var offering = new Offering { Id = id, CourseId = courseId, LabId = labId };
        offering.Change(plan, sessionId, now);
        return offering;
    }

    /// <summary>A draft may change in everything; later the dates are changed by rescheduling, which tells everyone.</summary>
    public Error? Change(OfferingPlan plan, Func<int, Guid> sessionId, DateTimeOffset now)
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

        if (GivesSeats && DiffersIn(plan).Count > 0)
        {
            Tell(now);
        }

        (TrainerId, Language, StartsOn, Link) = (plan.TrainerId, plan.Language, plan.StartsOn, plan.Link);
        sessions.ForEach(session => session.Teach(TrainerId));
        if (!HasDatesOf(plan))
        {
            sessions.Clear();
            sessions.AddRange(plan.Sessions.Select((s, i) => new TrainingSession(sessionId(i), this, s)));
        }

        Version++;
        return null;
    }

    /// <summary>What learners have to know besides the dates, as the facts name it.</summary>
    public IReadOnlyList<string> DiffersIn(OfferingPlan plan) =>
    [
        .. TrainerId == plan.TrainerId ? Array.Empty<string>() : [OfferingChanged.Trainer],
        .. Link == plan.Link ? Array.Empty<string>() : [OfferingChanged.Link],
        .. Language == plan.Language ? Array.Empty<string>() : [OfferingChanged.Language],
    ];

    /// <summary>Its learners are told, and calendars take what is still to come anew.</summary>
    public void Tell(DateTimeOffset now)
    {
        (Changes, ChangedAt) = (Changes + 1, now);
        sessions.FindAll(session => !session.Cancelled && session.EndsAt > now).ForEach(session => session.Renew());
    }

    /// <summary>Other dates after publication: sessions keep who they are, so that a calendar moves what it has. What has begun
    /// stays.</summary>
    public Error? Reschedule(IReadOnlyList<SessionChange> dates, DateTimeOffset now, Func<Guid> newId)
    {
        if (!GivesSeats)
        {
            return State is OfferingState.Draft ? OfferingRules.NotOpen : OfferingRules.Over;
        }

        var coming = sessions.Where(s => !s.Cancelled && s.StartsAt > now).ToDictionary(s => s.Id);
        if (dates.Where(d => d.Id is not null).GroupBy(d => d.Id).Any(d => d.Count() > 1 || !coming.ContainsKey(d.Key!.Value)))
        {
            return OfferingRules.SessionNotToCome;
        }

        if (dates.Any(d => d.StartsAt <= now))
        {
            return OfferingRules.DatePast;
        }

        if (dates.Count == coming.Count && dates.All(d => d.Id is { } known && coming[known].IsAt(d)))
        {
            // The times stay: another room is no other date.
            var rooms = dates.Count(d => coming[d.Id!.Value].Move(d));
            if (rooms > 0)
            {
                (Changes, ChangedAt) = (Changes + 1, now);
                Version++;
            }

            return null;
        }

        var moved = dates.Count(d => d.Id is { } known && coming[known].Move(d));
        foreach (var left in coming.Values.ExceptBy(dates.Select(d => d.Id), s => s.Id))
        {
            left.Cancel();
            moved++;
        }

        sessions.AddRange(dates.Where(d => d.Id is null).Select(d => new TrainingSession(newId(), this, d)));
        if (moved > 0 || dates.Any(d => d.Id is null))
        {
            (Moves, MovedAt, StartsOn) = (Moves + 1, now, Bishkek.DateOf(sessions.Where(s => !s.Cancelled).Min(s => s.StartsAt)));
            HoldTime();
            Version++;
        }

        return null;
    }

    /// <summary>The first session that is still to come.</summary>
    public DateTimeOffset? NextAfter(DateTimeOffset now) =>
        sessions.Where(s => !s.Cancelled && s.StartsAt > now).Min(s => (DateTimeOffset?)s.StartsAt);

    /// <summary>Publishing twice is publishing once.</summary>
    public Error? Publish() => Move(OfferingState.Draft, OfferingState.Open, OfferingRules.NotDraft);

    public Error? Start() => Move(OfferingState.Open, OfferingState.Running, OfferingRules.NotOpen);

    /// <summary>Nobody waits any more.</summary>
    public Error? Finish()
    {
        var rule = Move(OfferingState.Running, OfferingState.Finished, OfferingRules.NotRunning);
        if (rule is null)
        {
            Seating.Close();
        }

        return rule;
    }

    public Error? Cancel()
    {
        if (State is OfferingState.Finished)
        {
            return OfferingRules.Over;
        }

        if (State is not OfferingState.Cancelled)
        {
            State = OfferingState.Cancelled;
            Seating.Clear();
            HoldTime();
            Version++;
        }

        return null;
    }

    private Error? Move(OfferingState from, OfferingState to, Error otherwise)
    {
        if (State == from)
        {
            State = to;
            HoldTime();
            Version++;
        }

        return State == to ? null : otherwise;
    }

    /// <summary>A draft takes nobody's time yet, and what is over no more.</summary>
    private void HoldTime() => sessions.ForEach(session => session.Hold(GivesSeats));

    private bool HasDatesOf(OfferingPlan plan)
    {
        var kept = sessions.Where(s => !s.Cancelled).OrderBy(s => s.StartsAt).ToList();
        return StartsOn == plan.StartsOn && kept.Count == plan.Sessions.Count
            && kept.Zip(plan.Sessions.OrderBy(s => s.StartsAt), (session, planned) => session.IsAs(planned)).All(same => same);
    }

    internal sealed class Map : IEntityTypeConfiguration<Offering>
    {
        public void Configure(EntityTypeBuilder<Offering> builder)
        {
            builder.ToTable(table =>
                table.HasCheckConstraint(SeatsConstraint, "0 <= taken AND 0 <= offered AND 0 <= waiting AND taken + offered <= capacity"));
            builder.ComplexProperty(o => o.Seating, Seating.Map);
            builder.Property(o => o.Id).ValueGeneratedNever();
            builder.Ignore(o => o.LabOfFacts);
            builder.HasOne<Course>().WithMany().HasForeignKey(o => o.CourseId).OnDelete(DeleteBehavior.Restrict);
            builder.HasMany(o => o.Sessions).WithOne().HasForeignKey(s => s.OfferingId);
            builder.HasIndex(o => o.LabId);
        }
    }
}
