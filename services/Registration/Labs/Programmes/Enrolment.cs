using CreativeLabs.Contracts;
using CreativeLabs.Registration.People.Persons;
using CreativeLabs.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Registration.Labs.Programmes;

/// <summary>Where an enrolment stands.</summary>
internal enum EnrolmentState
{
    /// <summary>An application that waits for the coordinator.</summary>
    Applied,

    /// <summary>She has a place.</summary>
    Admitted,

    /// <summary>Not this time, with a reason.</summary>
    Rejected,

    /// <summary>Her cohort is running.</summary>
    Active,

    /// <summary>She went through it.</summary>
    Completed,

    /// <summary>She left before the end.</summary>
    Withdrawn,
}

/// <summary>A person's application to a cohort, which becomes her enrolment.</summary>
internal sealed class Enrolment : IVersioned
{
    public const string MotivationColumn = "enrolment.motivation";
    public const string ReasonColumn = "enrolment.reason";

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

    /// <summary>The coordinator's word, sealed under the applicant's data key.</summary>
    public byte[]? Reason { get; private set; }

    /// <summary>When she left or completed.</summary>
    public DateTimeOffset? EndedAt { get; private set; }

    public int Version { get; private set; }

    public bool HasPlace => State is EnrolmentState.Admitted or EnrolmentState.Active;

    public static Enrolment Apply(Guid id, Guid cohortId, Guid personId, byte[]? motivation, DateTimeOffset now) =>
        new(id, cohortId, personId, motivation, now);

    /// <summary>Once, by someone else than the applicant.</summary>
    public Error? Decide(bool admit, byte[]? reason, Guid by, DateTimeOffset now)
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

    /// <summary>The same application under the id that remains when two records of one woman are merged.</summary>
    public void MoveTo(PersonVault vault, VaultEntry from, VaultEntry to)
    {
        PersonId = to.PersonId;
        Motivation = vault.SealAnew(from, to, MotivationColumn, Motivation);
        Reason = vault.SealAnew(from, to, ReasonColumn, Reason);
        Version++;
    }

    /// <summary>Why it was decided so; that nobody decided in time is not written down.</summary>
    public LocalText? ReasonOf(VaultEntry entry, PersonVault vault) => State is EnrolmentState.Rejected && DecidedBy is null
        ? ProgrammeRules.EndedUndecided
        : vault.OpenLocal(entry, ReasonColumn, Reason);

    /// <summary>Her cohort began. False when there is nothing to begin.</summary>
    public bool Begin() => State is EnrolmentState.Admitted && Become(EnrolmentState.Active);

    /// <summary>Her cohort ended; whoever had a place went through it. False when she had none.</summary>
    public bool Complete(DateTimeOffset now)
    {
        if (!HasPlace)
        {
            return false;
        }

        EndedAt = now;
        return Become(EnrolmentState.Completed);
    }

    /// <summary>The cohort ended before anyone decided. False when somebody did.</summary>
    public bool CloseUndecided(DateTimeOffset now)
    {
        if (State is not EnrolmentState.Applied)
        {
            return false;
        }

        DecidedAt = now;
        return Become(EnrolmentState.Rejected);
    }

    /// <summary>She takes her application back or leaves; a coordinator may take off the list only who has a place.</summary>
    public Error? Withdraw(Guid by, byte[]? reason, DateTimeOffset now)
    {
        if (State is EnrolmentState.Applied && by != PersonId)
        {
            return ProgrammeRules.NotAdmitted;
        }

        if (!HasPlace && State is not EnrolmentState.Applied)
        {
            return ProgrammeRules.NothingToWithdraw;
        }

        Reason = reason ?? Reason;
        EndedAt = now;
        Become(EnrolmentState.Withdrawn);
        return null;
    }

    private bool Become(EnrolmentState state)
    {
        State = state;
        Version++;
        return true;
    }

    public static void Map(ModelBuilder model) => model.Entity<Enrolment>(enrolment =>
    {
        enrolment.ToTable("enrolment");
        enrolment.Property(e => e.Id).ValueGeneratedNever();
        enrolment.HasOne<Cohort>().WithMany().HasForeignKey(e => e.CohortId);
        enrolment.HasOne<Person>().WithMany().HasForeignKey(e => e.PersonId);
        enrolment.Ignore(e => e.HasPlace);
        // Whoever left may apply again.
        enrolment.HasIndex(e => new { e.CohortId, e.PersonId }).IsUnique().HasFilter("state <> 'Withdrawn'");
        // A page of a cohort's applications, all or in one state.
        enrolment.HasIndex(e => new { e.CohortId, e.Id });
        enrolment.HasIndex(e => new { e.CohortId, e.State, e.Id });
        enrolment.HasIndex(e => new { e.PersonId, e.Id });
    });
}
