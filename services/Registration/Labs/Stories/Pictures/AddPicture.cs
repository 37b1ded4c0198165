using CreativeLabs.Contracts;
using CreativeLabs.Registration.Data;
using CreativeLabs.Registration.People.Persons;
using CreativeLabs.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Registration.Labs.Stories.Pictures;

/// <summary>A picture to add to a draft; its bytes follow.</summary>
/// <param name="Alt">What it shows, for who does not see it; in at least one language, each up to 300 characters.</param>
/// <param name="Shows">Members of the lab, beside the author, whom it shows, up to 10; each is asked for her consent.</param>
internal sealed record PictureAdded(LocalText Alt, IReadOnlyList<Guid>? Shows = null);

/// <summary>A picture, to its author.</summary>
/// <param name="Id">Send its bytes to /v1/story-pictures/{id}/content.</param>
/// <param name="StoryId">The story.</param>
/// <param name="Place">1 to 10.</param>
/// <param name="Asked">How many persons were asked for their consent.</param>
internal sealed record PictureReceipt(Guid Id, Guid StoryId, int Place, int Asked);

internal static class AddPicture
{
    private const int MostShown = 10;

    /// <summary>Whoever adds a picture gives her own consent with it, under the general one that must stand.</summary>
    public static async Task<Results<Created<PictureReceipt>, ProblemResult>> Handle(
        Guid id, PictureAdded body, Caller caller, RegistrationDb db, PersonVault vault, TimeProvider clock, CancellationToken token)
    {
        var shows = body.Shows ?? [];
        if (new Validation().Text(body.Alt, 300, "alt").Range(shows.Count, 0, MostShown, "shows")
            .Check(shows.Distinct().Count() == shows.Count, "shows", StoryRules.ShownOnce).Problem is { } refusal)
        {
            return refusal;
        }

        var entry = await db.Vault.AsNoTracking().SingleOrDefaultAsync(v => v.PersonId == caller.PersonId, token);
        var labId = await db.Stories.Where(s => s.Id == id && s.AuthorId == caller.PersonId).Select(s => (Guid?)s.LabId)
            .SingleOrDefaultAsync(token);
        if (entry is null || labId is null)
        {
            return ProblemResult.NotFound;
        }

        // From here on the story is locked: pictures added at the same moment wait for this one and see its place.
        if (!await Story.Touch(db.Stories, id, caller.PersonId, token))
        {
            return ProblemResult.Of(StoryRules.NotADraft);
        }

        if (await PublicStories.Standing(db, caller.PersonId, PublicStories.PicturesPurpose).Select(c => (Guid?)c.Id)
            .FirstOrDefaultAsync(token) is not { } general)
        {
            return ProblemResult.Of(StoryRules.PictureConsentRequired);
        }

        var others = shows.Where(person => person != caller.PersonId).ToList();
        var known = db.People.Where(p =>
            others.Contains(p.Id) && p.MergedInto == null && db.Memberships.Any(m => m.LabId == labId && m.PersonId == p.Id));
        if (await known.CountAsync(token) != others.Count)
        {
            return ProblemResult.Of(StoryRules.ShownNotOfTheLab);
        }

        var taken = await db.Pictures.Where(p => p.StoryId == id && p.GoneAt == null).Select(p => p.Place).ToListAsync(token);
        if (taken.Count == Picture.MostInAStory)
        {
            return ProblemResult.Of(StoryRules.TooManyPictures);
        }

        var now = clock.GetUtcNow();
        var place = Enumerable.Range(1, Picture.MostInAStory).Except(taken).First();
        var picture = Picture.Add(Guid.CreateVersion7(now), id, place, body.Alt, vault, entry, now);
        db.AddRange(picture, PictureConsent.Given(picture.Id, caller.PersonId, general, now));
        db.AddRange(others.Select(person => PictureConsent.Ask(picture.Id, person)));
        await db.SaveChangesAsync(token);
        return TypedResults.Created($"/v1/story-pictures/{picture.Id}/content", new PictureReceipt(picture.Id, id, place, others.Count));
    }
}
