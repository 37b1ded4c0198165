using CreativeLabs.ServiceDefaults;
using CreativeLabs.Training.Completion;
using CreativeLabs.Training.Courses;
using CreativeLabs.Training.Offerings;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CreativeLabs.Training.Enrolments;

/// <summary>Where a learner is in an offering.</summary>
internal enum EnrolmentState
{
    Requested,
    Enrolled,
    Waitlisted,
    Completed,
    NotCompleted,
    Dropped,
}

/// <summary>One learner in one offering.</summary>
internal sealed class Enrolment : IVersioned
{
    public const string OneLive = "ux_enrolments_live";

    private Enrolment() { }

    public Guid Id { get; private set; }

    public Guid OfferingId { get; private set; }

    public Guid CourseId { get; private set; }

    public Guid PersonId { get; private set; }

    public EnrolmentState State { get; private set; }

    /// <summary>Her number in the queue; null for who got a seat at once.</summary>
    public int? Ticket { get; private set; }

    /// <summary>The course's rule as it was when she asked.</summary>
    public CompletionRule Rule { get; private set; } = null!;

    public DateTimeOffset RequestedAt { get; private set; }

    public DateTimeOffset? EnrolledAt { get; private set; }

    public DateTimeOffset? EndedAt { get; private set; }

    public int Version { get; private set; }

    public static Enrolment Request(Offering offering, CompletionRule rule, Guid personId, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now),
        OfferingId = offering.Id,
        CourseId = offering.CourseId,
        PersonId = personId,
        Rule = rule,
        RequestedAt = now,
    };

    public void Admit(DateTimeOffset now)
    {
        State = EnrolmentState.Enrolled;
        EnrolledAt = now;
        Version++;
    }

    public void Wait(int ticket)
    {
        State = EnrolmentState.Waitlisted;
        Ticket = ticket;
        Version++;
    }

    public Rule? Drop(DateTimeOffset now)
    {
        if (State is not (EnrolmentState.Enrolled or EnrolmentState.Waitlisted))
        {
            return EnrolmentRules.Ended;
        }

        State = EnrolmentState.Dropped;
        EndedAt = now;
        Version++;
        return null;
    }

    /// <summary>True when this very call completed it. Late lists may still complete what an offering's end had left not completed.</summary>
    public bool Complete(Progress progress, DateTimeOffset now)
    {
        if (State is not (EnrolmentState.Enrolled or EnrolmentState.NotCompleted) || !Rule.IsMetBy(progress))
        {
            return false;
        }

        State = EnrolmentState.Completed;
        EndedAt = now;
        Version++;
        return true;
    }

    internal sealed class Map : IEntityTypeConfiguration<Enrolment>
    {
        public void Configure(EntityTypeBuilder<Enrolment> builder)
        {
            builder.Property(e => e.Id).ValueGeneratedNever();
            builder.Property(e => e.Rule).AsJson();
            builder.HasOne<Offering>().WithMany().HasForeignKey(e => e.OfferingId).OnDelete(DeleteBehavior.Restrict);
            builder.HasOne<Course>().WithMany().HasForeignKey(e => e.CourseId).OnDelete(DeleteBehavior.Restrict);
            builder.HasIndex(e => new { e.OfferingId, e.PersonId }).IsUnique().HasFilter("state <> 'Dropped'").HasDatabaseName(OneLive);
            builder.HasIndex(e => new { e.OfferingId, e.Ticket }).IsUnique();
            builder.HasIndex(e => e.PersonId);
        }
    }
}
