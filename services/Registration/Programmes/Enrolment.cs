using CreativeLabs.Contracts;
using CreativeLabs.Registration.People;
using CreativeLabs.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Registration.Programmes;

/// <summary>Where an enrolment stands.</summary>
internal enum EnrolmentState
{
    /// <summary>An application that waits for the coordinator.</summary>
    Applied,

    /// <summary>She has a place.</summary>
    Admitted,

    /// <summary>Not this time, with a reason.</summary>
    Rejected,

    /// <summary>Taken back.</summary>
    Withdrawn,
}

/// <summary>A person's application to a cohort, which becomes her enrolment.</summary>
internal sealed class Enrolment : IVersioned
{
    public const string MotivationColumn = "enrolment.motivation";

    private Enrolment(Guid id, Guid cohortId, Guid personId, byte[]? motivation, DateTimeOffset appliedAt)
    {
        Id = id;
        CohortId = cohortId;
        PersonId = personId;
        Motivation = motivation;
        AppliedAt = appliedAt;
        State = EnrolmentState.Applied;
        Version = 1;
    }

    public Guid Id { get; private set; }

    public Guid CohortId { get; private set; }

    public Guid PersonId { get; private set; }

    public EnrolmentState State { get; private set; }

    /// <summary>Sealed under the applicant's data key.</summary>
    public byte[]? Motivation { get; private set; }

    public DateTimeOffset AppliedAt { get; private set; }

    public DateTimeOffset? DecidedAt { get; private set; }

    public Guid? DecidedBy { get; private set; }

    public LocalText? Reason { get; private set; }

    public int Version { get; private set; }

    public static Enrolment Apply(Guid id, Guid cohortId, Guid personId, byte[]? motivation, DateTimeOffset now) =>
        new(id, cohortId, personId, motivation, now);

    /// <summary>Once, by someone else than the applicant.</summary>
    public Rule? Decide(bool admit, LocalText? reason, Guid by, DateTimeOffset now)
    {
        if (State is not EnrolmentState.Applied)
        {
            return ProgrammeRules.AlreadyDecided;
        }

        if (by == PersonId)
        {
            return ProgrammeRules.OwnApplication;
        }

        State = admit ? EnrolmentState.Admitted : EnrolmentState.Rejected;
        Reason = reason;
        DecidedBy = by;
        DecidedAt = now;
        Version++;
        return null;
    }

    public static void Map(ModelBuilder model) => model.Entity<Enrolment>(enrolment =>
    {
        enrolment.ToTable("enrolment");
        enrolment.Property(e => e.Id).ValueGeneratedNever();
        enrolment.Property(e => e.Reason);
        enrolment.HasOne<Cohort>().WithMany().HasForeignKey(e => e.CohortId);
        enrolment.HasOne<Person>().WithMany().HasForeignKey(e => e.PersonId);
        enrolment.HasIndex(e => new { e.CohortId, e.PersonId }).IsUnique();
    });
}
