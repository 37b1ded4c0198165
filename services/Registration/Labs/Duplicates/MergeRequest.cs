using CreativeLabs.Registration.Labs.Labs;
using CreativeLabs.Registration.People.Persons;
using CreativeLabs.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Registration.Labs.Duplicates;

/// <summary>Where a merge stands that the women are asked about.</summary>
internal enum MergeState
{
    /// <summary>Somebody has not agreed yet.</summary>
    Asked,

    /// <summary>All have agreed; each of them can still undo it.</summary>
    Agreed,

    /// <summary>The records are one.</summary>
    Done,

    /// <summary>One of them said no, or undid it.</summary>
    Undone,

    /// <summary>Nobody answered for too long, or it had become impossible.</summary>
    Lapsed,
}

/// <summary>A coordinator says that two records are one woman. Nothing moves, here or in any other service, before each of them that is
/// somebody's account has agreed in a session of its own and seven days have passed.</summary>
internal sealed class MergeRequest : IVersioned
{
    public const string ReasonColumn = "merge_request.reason";

    /// <summary>How long the women have to answer.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromDays(14);

    /// <summary>How long they can undo it once they have.</summary>
    public static readonly TimeSpan Cooling = TimeSpan.FromDays(7);

    private MergeRequest(Guid id, Guid fromId, Guid survivorId, Guid labId, Guid askedBy, byte[] reason, DateTimeOffset askedAt)
    {
        Id = id;
        FromId = fromId;
        SurvivorId = survivorId;
        LabId = labId;
        AskedBy = askedBy;
        Reason = reason;
        AskedAt = askedAt;
        Version = 1;
    }

    public Guid Id { get; private set; }

    public Guid FromId { get; private set; }

    public Guid SurvivorId { get; private set; }

    public Guid LabId { get; private set; }

    public Guid AskedBy { get; private set; }

    /// <summary>Sealed under the key of the record that remains.</summary>
    public byte[] Reason { get; private set; }

    /// <summary>True when the record that goes is somebody's account, or has a number that the other one has not.</summary>
    public bool AsksFrom { get; private set; }

    public bool AsksSurvivor { get; private set; }

    public DateTimeOffset AskedAt { get; private set; }

    public DateTimeOffset? FromAgreedAt { get; private set; }

    public DateTimeOffset? SurvivorAgreedAt { get; private set; }

    public MergeState State { get; private set; }

    public DateTimeOffset? TakesEffectAt { get; private set; }

    public DateTimeOffset? EndedAt { get; private set; }

    public int Version { get; private set; }

    public bool IsOpen => State is MergeState.Asked or MergeState.Agreed;

    public static MergeRequest Ask(Guid from, Guid survivor, Guid lab, Guid by, byte[] reason, (bool From, bool Survivor) asks,
        DateTimeOffset now) =>
        new(Guid.CreateVersion7(now), from, survivor, lab, by, reason, now) { AsksFrom = asks.From, AsksSurvivor = asks.Survivor };

    public DateTimeOffset? AgreedBy(Guid personId) => personId == FromId ? FromAgreedAt : SurvivorAgreedAt;

    /// <summary>She agrees. True when she was the last who was asked.</summary>
    public bool Agree(Guid personId, DateTimeOffset now)
    {
        if (personId == FromId)
        {
            FromAgreedAt ??= now;
        }
        else
        {
            SurvivorAgreedAt ??= now;
        }

        Version++;
        var all = (!AsksFrom || FromAgreedAt is not null) && (!AsksSurvivor || SurvivorAgreedAt is not null);
        if (State is not MergeState.Asked || !all)
        {
            return false;
        }

        State = MergeState.Agreed;
        TakesEffectAt = now + Cooling;
        return true;
    }

    public bool IsDue(DateTimeOffset now) => State is MergeState.Agreed && now >= TakesEffectAt;

    public bool IsForgotten(DateTimeOffset now) => State is MergeState.Asked && now >= AskedAt + Patience;

    public void End(MergeState state, DateTimeOffset now)
    {
        State = state;
        EndedAt = now;
        Version++;
    }

    public static void Map(ModelBuilder model) => model.Entity<MergeRequest>(merge =>
    {
        merge.ToTable("merge_request");
        merge.Property(m => m.Id).ValueGeneratedNever();
        merge.Ignore(m => m.IsOpen);
        merge.HasOne<Person>().WithMany().HasForeignKey(m => m.FromId);
        merge.HasOne<Person>().WithMany().HasForeignKey(m => m.SurvivorId);
        merge.HasOne<Lab>().WithMany().HasForeignKey(m => m.LabId);
        merge.HasIndex(m => m.FromId, "ix_merge_request_open").IsUnique().HasFilter("state IN ('Asked', 'Agreed')");
        merge.HasIndex(m => new { m.FromId, m.Id });
        merge.HasIndex(m => new { m.SurvivorId, m.Id });
    });
}

internal static class OpenMerges
{
    public static IQueryable<MergeRequest> WhereOpen(this IQueryable<MergeRequest> merges) =>
        merges.Where(m => m.State == MergeState.Asked || m.State == MergeState.Agreed);

    public static IQueryable<MergeRequest> WhereOf(this IQueryable<MergeRequest> merges, Guid personId) =>
        merges.Where(m => m.FromId == personId || m.SurvivorId == personId);
}
