using CreativeLabs.Registration.Data;
using CreativeLabs.Registration.Labs.Stories.Pictures;
using CreativeLabs.Registration.People.Profiles;


namespace CreativeLabs.Registration.Labs.Stories;

/// <summary>What anyone may see: the one place that says so.</summary>
internal static class PublicStories
{
    public const string StoriesPurpose = "stories";
    public const string PicturesPurpose = "pictures";

    /// <summary>Published, by authors whose consent to stories stands.</summary>
    public static IQueryable<Story> Of(RegistrationDb db) => db.Stories.Where(s => s.State == StoryState.Published
        && db.Consents.Any(c => c.PersonId == s.AuthorId && c.Purpose == StoriesPurpose && c.WithdrawnAt == null));

    /// <summary>Pictures that are there, and to which everyone who was asked agrees: with her consent to this picture, and with the general
    /// one that she gave it under.</summary>
    public static IQueryable<Picture> Pictures(RegistrationDb db) => db.Pictures.Where(p => p.GoneAt == null && p.MediaType != null
        && !db.PictureConsents.Any(c => c.PictureId == p.Id && (c.WithdrawnAt != null || c.ConsentId == null
            || db.Consents.Any(general => general.Id == c.ConsentId && general.WithdrawnAt != null))));

    /// <summary>Her standing consent to a purpose, the latest; null when there is none.</summary>
    public static IQueryable<Consent> Standing(RegistrationDb db, Guid personId, string purpose) => db.Consents
        .Where(c => c.PersonId == personId && c.Purpose == purpose && c.WithdrawnAt == null).OrderByDescending(c => c.Id);
}
