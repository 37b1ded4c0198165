using CreativeLabs.Registration.People.Persons;
using CreativeLabs.Registration.People.Profiles;
using CreativeLabs.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Registration.Labs.Stories.Pictures;

/// <summary>One person's word on one picture: its author's, and that of everyone whom it shows. It is given under her general consent to
/// pictures, whose text she read; withdrawn is withdrawn.</summary>
internal sealed class PictureConsent
{
    private PictureConsent(Guid pictureId, Guid personId)
    {
        PictureId = pictureId;
        PersonId = personId;
    }

    public Guid PictureId { get; private set; }

    public Guid PersonId { get; private set; }

    /// <summary>The general consent that it was given under; null while she is only asked.</summary>
    public Guid? ConsentId { get; private set; }

    public DateTimeOffset? GivenAt { get; private set; }

    public DateTimeOffset? WithdrawnAt { get; private set; }

    public static PictureConsent Ask(Guid pictureId, Guid personId) => new(pictureId, personId);

    public static PictureConsent Given(Guid pictureId, Guid personId, Guid consentId, DateTimeOffset now) =>
        new(pictureId, personId) { ConsentId = consentId, GivenAt = now };

    public Error? Give(Guid consentId, DateTimeOffset now)
    {
        if (WithdrawnAt is not null)
        {
            return PeopleRules.AlreadyWithdrawn;
        }

        (ConsentId, GivenAt) = (consentId, now);
        return null;
    }

    /// <summary>The same word under another record of the same woman.</summary>
    public PictureConsent For(Guid personId) =>
        new(PictureId, personId) { ConsentId = ConsentId, GivenAt = GivenAt, WithdrawnAt = WithdrawnAt };

    public Error? Withdraw(DateTimeOffset now)
    {
        if (WithdrawnAt is not null)
        {
            return PeopleRules.AlreadyWithdrawn;
        }

        WithdrawnAt = now;
        return null;
    }

    /// <summary>Her word under the id that remains when two records of one woman are merged. Where both were asked, no counts more than not
    /// yet, and that more than yes.</summary>
    /// <param name="to">The id that remains.</param>
    /// <param name="other">What that id said to the same picture; null when it was not asked.</param>
    /// <param name="general">The general consent that it stands under from now on; null when there is none.</param>
    public PictureConsent MoveTo(Guid to, PictureConsent? other, Guid? general)
    {
        var withdrawn = WithdrawnAt ?? other?.WithdrawnAt;
        var given = GivenAt is not null && (other is null || other.GivenAt is not null) && general is not null;
        return new(PictureId, to) { ConsentId = given ? general : null, GivenAt = given ? GivenAt : null, WithdrawnAt = withdrawn };
    }

    public static void Map(ModelBuilder model) => model.Entity<PictureConsent>(consent =>
    {
        consent.ToTable("picture_consent",
            table => table.HasCheckConstraint("ck_picture_consent_given", "(consent_id IS NULL) = (given_at IS NULL)"));
        consent.HasKey(c => new { c.PictureId, c.PersonId });
        consent.HasOne<Picture>().WithMany().HasForeignKey(c => c.PictureId);
        consent.HasOne<Person>().WithMany().HasForeignKey(c => c.PersonId);
        consent.HasOne<Consent>().WithMany().HasForeignKey(c => c.ConsentId);
        consent.HasIndex(c => new { c.PersonId, c.PictureId });
        consent.HasIndex(c => c.ConsentId);
    });
}
