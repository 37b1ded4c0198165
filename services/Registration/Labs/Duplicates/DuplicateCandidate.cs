using CreativeLabs.Registration.Labs.Labs;
using CreativeLabs.Registration.People.Persons;
using CreativeLabs.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Registration.Labs.Duplicates;

/// <summary>What became of a pair that looks alike.</summary>
internal enum CandidateState
{
    /// <summary>Waits for the coordinator.</summary>
    Open,

    /// <summary>Two women.</summary>
    Dismissed,

    /// <summary>One woman.</summary>
    Merged,
}

/// <summary>Two members of a lab who may be one woman.</summary>
internal sealed class DuplicateCandidate : IVersioned
{
    private DuplicateCandidate(Guid id, Guid labId, Guid firstId, Guid secondId, bool sameName, bool samePhone, DateTimeOffset foundAt)
    {
        Id = id;
        LabId = labId;
        FirstId = firstId;
        SecondId = secondId;
        SameName = sameName;
        SamePhone = samePhone;
        FoundAt = foundAt;
        Version = 1;
    }

    public Guid Id { get; private set; }

    public Guid LabId { get; private set; }

    /// <summary>Who registered first; a pair is one row whichever of them is looked at.</summary>
    public Guid FirstId { get; private set; }

    public Guid SecondId { get; private set; }

    /// <summary>The same name, and birth years that do not differ.</summary>
    public bool SameName { get; private set; }

    public bool SamePhone { get; private set; }

    public CandidateState State { get; private set; }

    public DateTimeOffset FoundAt { get; private set; }

    public Guid? DecidedBy { get; private set; }

    public int Version { get; private set; }

    public static DuplicateCandidate Find(DuplicateKey one, DuplicateKey other, DateTimeOffset now)
    {
        var ordered = one.PersonId.CompareTo(other.PersonId) < 0;
        return new(
            Guid.CreateVersion7(now), one.LabId, ordered ? one.PersonId : other.PersonId, ordered
            ? other.PersonId : one.PersonId, one.SameName(other), one.SamePhone(other), now);
    }

    /// <summary>True for the same two at the same lab.</summary>
    public bool IsPair(DuplicateCandidate other) => (LabId, FirstId, SecondId) == (other.LabId, other.FirstId, other.SecondId);

    /// <summary>The two are one record now.</summary>
    public void Merge(Guid by)
    {
        State = CandidateState.Merged;
        DecidedBy = by;
        Version++;
    }

    public Error? Dismiss(Guid by)
    {
        if (State is not CandidateState.Open)
        {
            return DuplicateRules.CandidateDecided;
        }

        State = CandidateState.Dismissed;
        DecidedBy = by;
        Version++;
        return null;
    }

    public static void Map(ModelBuilder model) => model.Entity<DuplicateCandidate>(candidate =>
    {
        candidate.ToTable("duplicate_candidate", table => table.HasCheckConstraint("ck_duplicate_candidate_order", "first_id < second_id"));
        candidate.Property(c => c.Id).ValueGeneratedNever();
        candidate.HasOne<Lab>().WithMany().HasForeignKey(c => c.LabId);
        candidate.HasOne<Person>().WithMany().HasForeignKey(c => c.FirstId);
        candidate.HasOne<Person>().WithMany().HasForeignKey(c => c.SecondId);
        candidate.HasIndex(c => new { c.LabId, c.FirstId, c.SecondId }).IsUnique();
        candidate.HasIndex(c => new { c.LabId, c.State, c.Id });
    });
}
