using CreativeLabs.Contracts;
using CreativeLabs.Registration.Data;
using CreativeLabs.Registration.People.Persons;
using CreativeLabs.Registration.People.StaffReads;
using CreativeLabs.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Registration.Labs.Stories;

/// <summary>A picture of a manuscript.</summary>
/// <param name="Id">Its bytes are at /v1/story-pictures/{id}/content.</param>
/// <param name="Place">Its place in the story, 1 to 10.</param>
/// <param name="Alt">What it shows.</param>
/// <param name="Uploaded">True once its bytes are there.</param>
/// <param name="Agreed">True when everyone who was asked agrees, so that it may be shown.</param>
internal sealed record ManuscriptPicture(Guid Id, int Place, LocalText Alt, bool Uploaded, bool Agreed);

/// <summary>A story as it was written, in all its languages.</summary>
/// <param name="Standing">Where it stands.</param>
/// <param name="Title">As she wrote it.</param>
/// <param name="Body">As she wrote it.</param>
/// <param name="SignedAs">The name that she chose.</param>
/// <param name="Pictures">In her order, also those that are not shown yet.</param>
internal sealed record Manuscript(StoryStanding Standing, LocalText Title, LocalText Body, string? SignedAs,
    IReadOnlyList<ManuscriptPicture> Pictures);

internal static class GetManuscript
{
    /// <summary>To its author, and from its submission on to the lab's coordinator, whose look at it is recorded.</summary>
    public static async Task<Results<Ok<Manuscript>, ProblemResult>> Handle(
        Guid id, Caller caller, RegistrationDb db, PersonVault vault, TimeProvider clock, HttpContext http, CancellationToken token)
    {
        var labs = caller.CoordinatedLabs;
        var found = await (from story in db.Stories.AsNoTracking()
                           where story.Id == id
                               && (story.AuthorId == caller.PersonId
                                   || (labs.Contains(story.LabId)
                                       && (story.State == StoryState.Submitted || story.State == StoryState.Published)))
                           join entry in db.Vault on story.AuthorId equals entry.PersonId
                           select new { story, entry }).SingleOrDefaultAsync(token);
        if (found is null)
        {
            return ProblemResult.NotFound;
        }

        if (found.story.AuthorId != caller.PersonId)
        {
            db.Add(StaffRead.Record(caller.PersonId, found.story.AuthorId, "story", clock.GetUtcNow()));
            await db.SaveChangesAsync(token);
        }

        var pictures = await db.Pictures.AsNoTracking().Where(p => p.StoryId == id && p.GoneAt == null).OrderBy(p => p.Place)
            .ToListAsync(token);
        var agreed = await PublicStories.Pictures(db).Where(p => p.StoryId == id).Select(p => p.Id).ToListAsync(token);
        var words = StoryWords.Open(vault, found.entry, found.story);
        http.SetETag(found.story);
        http.Response.Headers.CacheControl = "no-store";
        return TypedResults.Ok(new Manuscript(
            StoryStanding.Of(found.story, found.story.ReasonOf(found.entry, vault), http), words.Title, words.Body, words.SignedAs,
            pictures.ConvertAll(p =>
            new ManuscriptPicture(p.Id, p.Place, p.AltOf(vault, found.entry), p.MediaType is not null, agreed.Contains(p.Id)))));
    }
}
