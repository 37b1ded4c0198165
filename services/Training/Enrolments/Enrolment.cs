using CreativeLabs.ServiceDefaults;
using CreativeLabs.Training.Completion;
using CreativeLabs.Training.Courses;
using CreativeLabs.Training.Offerings;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CreativeLabs.Training.Enrolments;

/// <summary>Where a learner is in an offering.</summary>
internal enum EnrolmentState
{
    /// <summary>Asked for; decided in the same transaction.</summary>
    Requested,
    Enrolled,

    /// <summary>She waits, in the order of <see cref="Enrolment.Ticket"/>.</summary>
    Waitlisted,

    /// <summary>A seat is held for her until <see cref="Enrolment.OfferUntil"/>.</summary>
    Offered,

    /// <summary>She did not answer in time.</summary>
    OfferLapsed,

    /// <summary>She said no.</summary>
    Declined,
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

    /// <summary>Those who were enrolled together: they sit together or wait together. Null for who came alone.</summary>
    public Guid? PartyId { get; private set; }

    /// <summary>Who enrolled her, when she did not do it herself.</summary>
    public Guid? EnrolledBy { get; private set; }

    /// <summary>The offer's deadline, never after the first session's start; null when nothing is offered.</summary>
    public DateTimeOffset? OfferUntil { get; private set; }

    public DropReason? DropReason { get; private set; }

    /// <summary>The version of the course under which she asked.</summary>
    public int ContentVersion { get; private set; }

    /// <summary>The course's rule as it was when she asked.</summary>
    public CompletionRule Rule { get; private set; } = null!;

    public DateTimeOffset RequestedAt { get; private set; }

    public DateTimeOffset? EnrolledAt { get; private set; }

    public DateTimeOffset? EndedAt { get; private set; }

    public int Version { get; private set; }

    /// <summary>She has a seat, waits for one or is offered one.</summary>
    public bool IsLive =>
        State is EnrolmentState.Requested or EnrolmentState.Enrolled or EnrolmentState.Waitlisted or EnrolmentState.Offered;

    /// <summary>Attendance and assessments are recorded of her.</summary>
    public bool IsRecorded => State is EnrolmentState.Enrolled or EnrolmentState.NotCompleted or EnrolmentState.Completed;

    public static Enrolment Request(
        Offering offering, Course course, Guid personId, DateTimeOffset now, Guid? partyId = null, Guid? enrolledBy = null) => new()
        {
            Id = Guid.CreateVersion7(now),
            OfferingId = offering.Id,
            CourseId = offering.CourseId,
            PersonId = personId,
            PartyId = partyId,
            EnrolledBy = enrolledBy,
            ContentVersion = course.ContentVersion,
            Rule = course.Rule,
            RequestedAt = now,
        };

    // Only the seating moves an enrolment to and from a seat: it holds the offering's row while it does.
    public void Admit(DateTimeOffset now)
    {
        (State, EnrolledAt, OfferUntil) = (EnrolmentState.Enrolled, now, null);
        Version++;
    }

    public void Wait(int ticket)
    {
        (State, Ticket) = (EnrolmentState.Waitlisted, ticket);
        Version++;
    }

    /// <summary>Offers a seat; or shortens an offer, when the first session was moved to before its deadline.</summary>
    public void Offer(DateTimeOffset until)
    {
        (State, OfferUntil) = (EnrolmentState.Offered, until);
        Version++;
    }

    public void End(EnrolmentState state, DropReason? reason, DateTimeOffset now)
    {
        (State, DropReason, OfferUntil, EndedAt) = (state, reason, null, now);
        Version++;
    }

    /// <summary>The rule that keeps her from answering an offer.</summary>
    public Error? Answerable(DateTimeOffset now) =>
        State is EnrolmentState.OfferLapsed || (State is EnrolmentState.Offered && OfferUntil <= now) ? EnrolmentRules.OfferLapsed
        : State is not EnrolmentState.Offered ? EnrolmentRules.NothingOffered
        : null;

    /// <summary>Makes the state what the record says: a function of the rule, the record and whether the offering is over, so that neither
    /// the order in which things were recorded nor how often they were looked at matters. True when that changed it.</summary>
    public bool Settle(Progress progress, bool over, DateTimeOffset now)
    {
        var settled = Rule.IsMetBy(progress) ? EnrolmentState.Completed : over ? EnrolmentState.NotCompleted : EnrolmentState.Enrolled;
        if (!IsRecorded || State == settled)
        {
            return false;
        }

        (State, EndedAt) = (settled, settled is EnrolmentState.Enrolled ? null : now);
        Version++;
        return true;
    }

    internal sealed class Map : IEntityTypeConfiguration<Enrolment>
    {
        public void Configure(EntityTypeBuilder<Enrolment> builder)
        {
            builder.ToTable(table => table.HasCheckConstraint("ck_enrolments_offer", "(state = 'Offered') = (offer_until IS NOT NULL)"));
            builder.Property(e => e.Id).ValueGeneratedNever();
            builder.Ignore(e => e.IsLive);
            builder.Property(e => e.ContentVersion).HasDefaultValue(1);
            builder.Ignore(e => e.IsRecorded);
            builder.Property(e => e.Rule)
                .AsJson().Metadata.SetValueComparer(new ValueComparer<CompletionRule>(favorStructuralComparisons: false));
            builder.HasOne<Offering>().WithMany().HasForeignKey(e => e.OfferingId).OnDelete(DeleteBehavior.Restrict);
            builder.HasOne<Course>().WithMany().HasForeignKey(e => e.CourseId).OnDelete(DeleteBehavior.Restrict);
            builder.HasIndex(e => new { e.OfferingId, e.PersonId }).IsUnique()
                .HasFilter("state NOT IN ('Dropped', 'OfferLapsed', 'Declined')").HasDatabaseName(OneLive);
            builder.HasIndex(e => new { e.OfferingId, e.Ticket }).IsUnique();
            builder.HasIndex(e => e.PersonId);
        }
    }
}
