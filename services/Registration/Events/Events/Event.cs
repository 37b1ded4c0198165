using CreativeLabs.Contracts;
using CreativeLabs.Registration.Labs.Labs;
using CreativeLabs.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Registration.Events.Events;

internal enum EventKind
{
    Festival,
    Roundtable,
    PublicHearing,
    OpenDay,
}

internal enum EventState
{
    /// <summary>Only the lab's coordinator sees it.</summary>
    Draft,

    /// <summary>Places can be asked for until it starts.</summary>
    Published,

    /// <summary>Called off; everyone who had a place or waited is told.</summary>
    Cancelled,

    /// <summary>Over.</summary>
    Finished,
}

/// <summary>Something that a lab invites to. How many may come is kept beside it, in <see cref="Registrations.Seating"/>, so that a place
/// asked
/// for is no change of the event.</summary>
internal sealed class Event : IVersioned
{
    private Event()
    {
    }

    public Guid Id { get; private set; }

    public Guid LabId { get; private set; }

    public EventKind Kind { get; private set; }

    public LocalText Title { get; private set; } = null!;

    public LocalText? Description { get; private set; }

    /// <summary>Where it is held, for people.</summary>
    public LocalText Venue { get; private set; } = null!;

    public DateTimeOffset StartsAt { get; private set; }

    public DateTimeOffset EndsAt { get; private set; }

    public EventState State { get; private set; }

    /// <summary>Why it was called off.</summary>
    public LocalText? CancelReason { get; private set; }

    /// <summary>How often it was moved after it was published.</summary>
    public int Moves { get; private set; }

    /// <summary>How often its title or venue was changed after it was published, and when last; with the moves the SEQUENCE of its calendar
    /// file.</summary>
    public int Changes { get; private set; }

    public DateTimeOffset? ChangedAt { get; private set; }

    /// <summary>The last time it was moved; who asked for a place later knows the new time.</summary>
    public DateTimeOffset? MovedAt { get; private set; }

    public int Version { get; private set; }

    public bool IsOver => State is EventState.Cancelled or EventState.Finished;

    /// <summary>The plan must have been checked.</summary>
    public static Event Plan(Guid id, Guid labId, EventPlan plan, EventTimes times)
    {
        var planned = new Event { Id = id, LabId = labId, State = EventState.Draft };
        planned.Describe(plan);
        (planned.StartsAt, planned.EndsAt) = (times.StartsAt.ToUniversalTime(), times.EndsAt.ToUniversalTime());
        return planned;
    }

    /// <summary>Everything but the times: those move by <see cref="Move"/>, because people arranged their lives around them.</summary>
    public Error? Change(EventPlan plan, DateTimeOffset now)
    {
        if (IsOver)
        {
            return EventRules.Over;
        }

        if (State is EventState.Published && (Title, Venue) != (plan.Title, plan.Venue))
        {
            (Changes, ChangedAt) = (Changes + 1, now);
        }

        Describe(plan);
        return null;
    }

    /// <summary>Publishing twice is publishing once.</summary>
    public Error? Publish(DateTimeOffset now)
    {
        if (State is EventState.Published)
        {
            return null;
        }

        if (State is not EventState.Draft)
        {
            return EventRules.Over;
        }

        if (StartsAt <= now)
        {
            return EventRules.Started;
        }

        State = EventState.Published;
        Version++;
        return null;
    }

    public Error? Move(EventTimes times, DateTimeOffset now)
    {
        if (IsOver)
        {
            return EventRules.Over;
        }

        if (State is EventState.Published)
        {
            Moves++;
            MovedAt = now;
        }

        (StartsAt, EndsAt) = (times.StartsAt.ToUniversalTime(), times.EndsAt.ToUniversalTime());
        Version++;
        return null;
    }

    /// <summary>A draft is discarded instead: nobody knows of it.</summary>
    public Error? Cancel(LocalText? reason)
    {
        if (State is not EventState.Published)
        {
            return State is EventState.Draft ? EventRules.NotPublished : EventRules.Over;
        }

        State = EventState.Cancelled;
        CancelReason = reason;
        Version++;
        return null;
    }

    /// <summary>True when it was published and has ended.</summary>
    public bool Finish(DateTimeOffset now)
    {
        if (State is not EventState.Published || EndsAt > now)
        {
            return false;
        }

        State = EventState.Finished;
        Version++;
        return true;
    }

    private void Describe(EventPlan plan)
    {
        (Kind, Title, Description, Venue) = (plan.Kind, plan.Title, plan.Description, plan.Venue);
        Version++;
    }

    public static void Map(ModelBuilder model) => model.Entity<Event>(planned =>
    {
        planned.ToTable("event", table => table.HasCheckConstraint("ck_event_times", "starts_at < ends_at"));
        planned.Property(e => e.Id).ValueGeneratedNever();
        planned.Ignore(e => e.IsOver);
        planned.Property(e => e.Title);
        planned.Property(e => e.Description);
        planned.Property(e => e.Venue);
        planned.Property(e => e.CancelReason);
        planned.HasOne<Lab>().WithMany().HasForeignKey(e => e.LabId);
        planned.HasIndex(e => new { e.StartsAt, e.Id });
        planned.HasIndex(e => new { e.LabId, e.StartsAt, e.Id });
    });
}
