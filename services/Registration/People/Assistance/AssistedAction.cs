using CreativeLabs.Registration.People.Persons;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Registration.People.Assistance;

/// <summary>What a coordinator did for a woman.</summary>
internal enum Act
{
    /// <summary>Registered her and took her into the lab.</summary>
    Registered,

    /// <summary>Recorded a consent signed on paper.</summary>
    ConsentGiven,

    /// <summary>Recorded that she takes a consent back.</summary>
    ConsentWithdrawn,

    /// <summary>Applied to a cohort.</summary>
    Applied,

    /// <summary>Merged two records of her into one.</summary>
    Merged,

    /// <summary>Recorded what her guardian signed on paper.</summary>
    GuardianConsentGiven,

    /// <summary>Recorded that her guardian takes a consent back.</summary>
    GuardianConsentWithdrawn,
}

/// <summary>A coordinator acted for a woman: who, when, why. The database refuses to change or delete a row.</summary>
internal sealed class AssistedAction
{
    /// <summary>The longest reason, in characters.</summary>
    public const int LongestReason = 500;

    private const string ReasonColumn = "assisted_action.reason";

    private AssistedAction(Guid id, Guid personId, Guid coordinatorId, Guid labId, Act act, byte[] reason, DateTimeOffset at)
    {
        Id = id;
        PersonId = personId;
        CoordinatorId = coordinatorId;
        LabId = labId;
        Act = act;
        Reason = reason;
        At = at;
    }

    public Guid Id { get; private set; }

    public Guid PersonId { get; private set; }

    public Guid CoordinatorId { get; private set; }

    public Guid LabId { get; private set; }

    public Act Act { get; private set; }

    /// <summary>Sealed under the data key of the woman that it is about.</summary>
    public byte[] Reason { get; private set; }

    public DateTimeOffset At { get; private set; }

    public static AssistedAction Record(VaultEntry entry, PersonVault vault, Guid coordinatorId, Guid labId, Act act, string reason,
        DateTimeOffset now) =>
        new(Guid.CreateVersion7(now), entry.PersonId, coordinatorId, labId, act, vault.Seal(entry, ReasonColumn, reason.Trim()), now);

    public string? ReasonOf(VaultEntry entry, PersonVault vault) => vault.OpenText(entry, ReasonColumn, Reason);

    public static void Map(ModelBuilder model) => model.Entity<AssistedAction>(action =>
    {
        action.ToTable("assisted_action");
        action.Property(a => a.Id).ValueGeneratedNever();
        action.HasOne<Person>().WithMany().HasForeignKey(a => a.PersonId);
        action.HasOne<Person>().WithMany().HasForeignKey(a => a.CoordinatorId);
        action.HasIndex(a => new { a.PersonId, a.Id });
    });
}
