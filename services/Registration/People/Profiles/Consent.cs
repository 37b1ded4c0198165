using CreativeLabs.Registration.People.Persons;
using CreativeLabs.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Registration.People.Profiles;

/// <summary>How a consent reached us.</summary>
internal enum ConsentWay
{
    /// <summary>By herself, in the application.</summary>
    App,

    /// <summary>Signed on paper at the lab.</summary>
    Paper,
}

/// <summary>A person agreed to one text for one purpose. Rows are only added; withdrawing fills the one empty field, once.</summary>
internal sealed class Consent
{
    /// <summary>Without it nobody may join a lab or apply.</summary>
    public const string Platform = "platform";

    /// <summary>Without it the voluntary answers are not kept.</summary>
    public const string Demographics = "demographics";

    /// <summary>Her labs' coordinators may know what is hard for her.</summary>
    public const string Needs = "needs";

    public static readonly IReadOnlyList<string> Purposes = [Platform, "pictures", "research", "stories", "partners", Demographics, Needs];

    private Consent(Guid id, Guid personId, string purpose, string textVersion, string language, ConsentWay way, DateTimeOffset givenAt)
    {
        Id = id;
        PersonId = personId;
        Purpose = purpose;
        TextVersion = textVersion;
        Language = language;
        Way = way;
        GivenAt = givenAt;
    }

    public Guid Id { get; private set; }

    public Guid PersonId { get; private set; }

    public string Purpose { get; private set; }

    /// <summary>The version of the text that she was shown.</summary>
    public string TextVersion { get; private set; }

    /// <summary>The language that she read it in.</summary>
    public string Language { get; private set; }

    public ConsentWay Way { get; private set; }

    public DateTimeOffset GivenAt { get; private set; }

    public DateTimeOffset? WithdrawnAt { get; private set; }

    public static Consent Give(Guid personId, string purpose, string textVersion, string language, ConsentWay way, DateTimeOffset now) =>
        new(Guid.CreateVersion7(now), personId, purpose, textVersion, language, way, now);

    /// <summary>The same consent under the id that remains when two records of one woman are merged.</summary>
    public Consent CopyFor(Guid survivor, DateTimeOffset now) =>
        new(Guid.CreateVersion7(now), survivor, Purpose, TextVersion, Language, Way, GivenAt);

    public Error? Withdraw(DateTimeOffset now)
    {
        if (WithdrawnAt is not null)
        {
            return PeopleRules.AlreadyWithdrawn;
        }

        WithdrawnAt = now;
        return null;
    }

    public static void Map(ModelBuilder model) => model.Entity<Consent>(consent =>
    {
        consent.ToTable("consent");
        consent.Property(c => c.Id).ValueGeneratedNever();
        consent.HasOne<Person>().WithMany().HasForeignKey(c => c.PersonId);
        consent.HasIndex(c => new { c.PersonId, c.Purpose, c.TextVersion }).IsUnique().HasFilter("withdrawn_at IS NULL");
        consent.Property(c => c.WithdrawnAt).IsConcurrencyToken();
    });
}
