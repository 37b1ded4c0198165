using CreativeLabs.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Registration.People.Persons;

/// <summary>A person of the platform; who she is lies sealed in her <see cref="VaultEntry"/>.</summary>
internal sealed class Person : IVersioned
{
    /// <summary>From this age on she agrees for herself, in years.</summary>
    private const int AgeOfConsent = 16;

    private Person(Guid id, string language, DateTimeOffset registeredAt)
    {
        Id = id;
        Language = language;
        RegisteredAt = registeredAt;
        Version = 1;
    }

    public Guid Id { get; private set; }

    /// <summary>ky, ru or en.</summary>
    public string Language { get; private set; }

    public DateTimeOffset RegisteredAt { get; private set; }

    /// <summary>False until she has told her name.</summary>
    public bool HasProfile { get; private set; }

    /// <summary>The record that remains when this one turned out to be the same woman. It is never itself merged: the database holds that
    /// there are neither chains nor cycles.</summary>
    public Guid? MergedInto { get; private set; }

    /// <summary>Since when nobody belongs to this id any more; the row stays for the figures that refer to it.</summary>
    public DateTimeOffset? ErasedAt { get; private set; }

    /// <summary>True when she told a birth year by which she may be under age. It stays true when she has grown up meanwhile, so who asks
    /// looks at the year; it is true too for records from before it was written down.</summary>
    public bool MayBeMinor { get; private set; }

    public int Version { get; private set; }

    public static Person Register(Guid id, string language, DateTimeOffset now) => new(id, language, now);

    /// <summary>She told or changed who she is; true when her language is another now.</summary>
    public bool Introduce(string language)
    {
        var changed = Language != language;
        Language = language;
        HasProfile = true;
        Version++;
        return changed;
    }

    /// <summary>True as long as somebody of that year may be younger than sixteen: until the year in which she turns it is over.</summary>
    /// <param name="birthYear">Null when she did not tell it, which is taken for grown up.</param>
    /// <param name="now">Today.</param>
    public static bool IsUnderAge(int? birthYear, DateTimeOffset now) => birthYear is { } year && now.Year - year <= AgeOfConsent;

    /// <summary>She told her birth year, or did not want to.</summary>
    public void TellBirthYear(int? birthYear, DateTimeOffset now) => MayBeMinor = IsUnderAge(birthYear, now);

    public void MergeInto(Guid survivor)
    {
        MergedInto = survivor;
        Version++;
    }

    public static void Map(ModelBuilder model) => model.Entity<Person>(person =>
    {
        person.ToTable("person", table =>
        {
            table.HasCheckConstraint("ck_person_language", "language IN ('ky', 'ru', 'en')");
            table.HasCheckConstraint("ck_person_not_merged_into_herself", "merged_into <> id");
        });
        person.HasOne<Person>().WithMany().HasForeignKey(p => p.MergedInto);
        person.Property(p => p.Id).ValueGeneratedNever();
        person.Property(p => p.Language).HasMaxLength(2);
    });
}
