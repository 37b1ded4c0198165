using CreativeLabs.Registration.Data;
using CreativeLabs.Registration.People.Persons;
using CreativeLabs.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Registration.Labs.Stories;

internal static class RewriteStory
{
    public static async Task<Results<Ok<StoryStanding>, ProblemResult>> Handle(
        Guid id, StoryWords body, Caller caller, RegistrationDb db, PersonVault vault, HttpContext http, CancellationToken token)
    {
        if (body.Check().Problem is { } refusal)
        {
            return refusal;
        }

        var entry = await db.Vault.AsNoTracking().SingleOrDefaultAsync(v => v.PersonId == caller.PersonId, token);
        var story = await db.Stories.SingleOrDefaultAsync(s => s.Id == id && s.AuthorId == caller.PersonId, token);
        if (entry is null || story is null)
        {
            return ProblemResult.NotFound;
        }

        if (http.RequireMatch(story) is { } stale)
        {
            return stale;
        }

        if (story.Rewrite(body.Seal(vault, entry)) is { } rule)
        {
            return ProblemResult.Of(rule);
        }

        await db.SaveChangesAsync(token);
        http.SetETag(story);
        return TypedResults.Ok(StoryStanding.Of(story, story.ReasonOf(entry, vault), http));
    }
}
