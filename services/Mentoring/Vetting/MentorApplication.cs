using CreativeLabs.Keys;
using CreativeLabs.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Mentoring.Vetting;

internal enum MentorApplicationState
{
    /// <summary>It waits for a coordinator.</summary>
    Applied,

    /// <summary>A coordinator looks at it.</summary>
    InReview,

    Approved,

    Declined,

    Withdrawn,
}

/// <summary>Somebody who can say something of the applicant.</summary>
/// <param name="Name">Who she is, up to 120 characters.</param>
/// <param name="Contact">How to reach her, up to 200 characters.</param>
internal sealed record Reference(string Name, string Contact);

/// <summary>A person asks to be approved as a mentor. Her references, and what the coordinator notes, are sealed under a key of the
/// application's id, which is destroyed when she is erased.</summary>
internal sealed class MentorApplication : IVersioned
{
    private MentorApplication() { }

    public Guid Id { get; private set; }

    public Guid PersonId { get; private set; }

    /// <summary>The lab whose coordinators look at it; null when she mentors online only, then operators do.</summary>
    public Guid? LabId { get; private set; }

    public MentorApplicationState State { get; private set; }

    /// <summary>The version of the code of conduct that she agreed to.</summary>
    public string ConductVersion { get; private set; } = "";

    public byte[] SealedReferences { get; private set; } = [];

    public byte[]? SealedNote { get; private set; }

    public Guid? ReviewerId { get; private set; }

    /// <summary>Why it was declined, as a code.</summary>
    public string? Reason { get; private set; }

    public DateTimeOffset AppliedAt { get; private set; }

    public DateTimeOffset? DecidedAt { get; private set; }

    public int Version { get; private set; }

    public bool IsOpen => State is MentorApplicationState.Applied or MentorApplicationState.InReview;

    public static MentorApplication Apply(Guid id, Guid personId, Guid? labId, string conductVersion, string references, byte[] key,
        DateTimeOffset now) => new()
        {
            Id = id,
            PersonId = personId,
            LabId = labId,
            ConductVersion = conductVersion,
            SealedReferences = Sealed.Seal(key, references, Binding(id, "references")),
            AppliedAt = now,
            Version = 1,
        };

    public string References(byte[] key) => Sealed.OpenText(key, SealedReferences, Binding(Id, "references"));

    public string? Note(byte[] key) => SealedNote is { } note ? Sealed.OpenText(key, note, Binding(Id, "note")) : null;

    public Error? StartReview(Guid reviewer)
    {
        if (State is MentorApplicationState.InReview && ReviewerId == reviewer)
        {
            return null;
        }

        if (!IsOpen)
        {
            return Mentors.MentorRules.Decided;
        }

        (State, ReviewerId) = (MentorApplicationState.InReview, reviewer);
        Version++;
        return null;
    }

    public Error? Decide(bool approve, string? reason, string? note, Guid reviewer, byte[] key, DateTimeOffset now)
    {
        if (!IsOpen)
        {
            return Mentors.MentorRules.Decided;
        }

        State = approve ? MentorApplicationState.Approved : MentorApplicationState.Declined;
        (Reason, ReviewerId, DecidedAt) = (approve ? null : reason, reviewer, now);
        SealedNote = note is null ? null : Sealed.Seal(key, note, Binding(Id, "note"));
        Version++;
        return null;
    }

    public Error? Withdraw(DateTimeOffset now)
    {
        if (!IsOpen)
        {
            return State is MentorApplicationState.Withdrawn ? null : Mentors.MentorRules.Decided;
        }

        (State, DecidedAt) = (MentorApplicationState.Withdrawn, now);
        Version++;
        return null;
    }

    /// <summary>A lab's coordinator or an operator, never the applicant herself.</summary>
    public bool IsReviewedBy(Caller caller) => caller.PersonId != PersonId
        && (caller.IsOperator || (LabId is { } lab && caller.IsCoordinatorOf(lab)));

    public static void Map(ModelBuilder model) => model.Entity<MentorApplication>(application =>
    {
        application.ToTable("mentor_applications");
        application.Property(a => a.Id).ValueGeneratedNever();
        application.Ignore(a => a.IsOpen);
        application.HasIndex(a => a.PersonId).IsUnique().HasFilter("state IN ('Applied', 'InReview')").HasDatabaseName(OneOpen);
        application.HasIndex(a => new { a.PersonId, a.Id });
        application.HasIndex(a => new { a.LabId, a.Id });
    });

    public const string OneOpen = "ix_mentor_applications_one_open";

    private static string Binding(Guid id, string column) => $"mentor_applications/{column}/{id}";
}
