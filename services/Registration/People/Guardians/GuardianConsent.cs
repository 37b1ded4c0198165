using CreativeLabs.Registration.People.Persons;
using CreativeLabs.Registration.People.Profiles;
using CreativeLabs.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Registration.People.Guardians;

/// <summary>What the guardian is to the girl.</summary>
internal enum GuardianRelation { Mother, Father, Guardian }

/// <summary>Who agrees for a girl.</summary>
/// <param name="Name">As the guardian writes it.</param>
/// <param name="Phone">E.164; null where the consent is on paper without a number.</param>
internal sealed record GuardianIdentity(string Name, string? Phone);

/// <summary>A guardian agreed that a girl takes part. Who the guardian is lies sealed under the girl's data key. It stays on record when it
/// is withdrawn.</summary>
internal sealed class GuardianConsent
{
    /// <summary>The purpose of the text that a guardian reads; nobody agrees to it for herself.</summary>
    public const string Purpose = "guardian";

    private const string NameColumn = "guardian_consents.name";
    private const string PhoneColumn = "guardian_consents.phone";

    private GuardianConsent(Guid id, Guid personId, GuardianRelation relation, string textVersion, string language, ConsentWay way,
        DateTimeOffset givenAt)
    {
        Id = id;
        PersonId = personId;
        Relation = relation;
        TextVersion = textVersion;
        Language = language;
        Way = way;
        GivenAt = givenAt;
    }

    public Guid Id { get; private set; }

    /// <summary>The girl.</summary>
    public Guid PersonId { get; private set; }

    public GuardianRelation Relation { get; private set; }

    public byte[] Name { get; private set; } = [];

    public byte[]? Phone { get; private set; }

    /// <summary>The version of the text that the guardian read.</summary>
    public string TextVersion { get; private set; }

    /// <summary>The language of that text.</summary>
    public string Language { get; private set; }

    /// <summary>By a code to the guardian's phone, or on paper.</summary>
    public ConsentWay Way { get; private set; }

    public DateTimeOffset GivenAt { get; private set; }

    public DateTimeOffset? WithdrawnAt { get; private set; }

    public static GuardianConsent Give(VaultEntry entry, PersonVault vault, GuardianIdentity who, GuardianRelation relation,
        string textVersion, string language, ConsentWay way, DateTimeOffset now) =>
        new(Guid.CreateVersion7(now), entry.PersonId, relation, textVersion, language, way, now)
        {
            Name = vault.Seal(entry, NameColumn, who.Name),
            Phone = who.Phone is null ? null : vault.Seal(entry, PhoneColumn, who.Phone),
        };

    /// <summary>Who agreed; null when nothing of the girl opens any more.</summary>
    public GuardianIdentity? Who(VaultEntry entry, PersonVault vault) => vault.OpenText(entry, NameColumn, Name) is { } name
        ? new(name, vault.OpenText(entry, PhoneColumn, Phone)) : null;

    /// <summary>The same consent under the record that remains when two records of one girl are merged.</summary>
    public GuardianConsent CopyFor(VaultEntry from, VaultEntry to, PersonVault vault, DateTimeOffset now) =>
        new(Guid.CreateVersion7(now), to.PersonId, Relation, TextVersion, Language, Way, GivenAt)
        {
            Name = vault.SealAnew(from, to, NameColumn, Name) ?? [],
            Phone = vault.SealAnew(from, to, PhoneColumn, Phone),
            WithdrawnAt = WithdrawnAt,
        };

    public Error? Withdraw(DateTimeOffset now)
    {
        if (WithdrawnAt is not null)
        {
            return PeopleRules.AlreadyWithdrawn;
        }

        WithdrawnAt = now;
        return null;
    }

    public static void Map(ModelBuilder model) => model.Entity<GuardianConsent>(consent =>
    {
        consent.ToTable("guardian_consents");
        consent.Property(c => c.Id).ValueGeneratedNever();
        consent.Property(c => c.WithdrawnAt).IsConcurrencyToken();
        consent.HasOne<Person>().WithMany().HasForeignKey(c => c.PersonId);
        consent.HasIndex(c => new { c.PersonId, c.Id });
        // Mother and father may both agree; the same relation agrees once.
        consent.HasIndex(c => new { c.PersonId, c.Relation }, "ix_guardian_consents_standing").IsUnique()
            .HasFilter("withdrawn_at IS NULL");
    });
}
