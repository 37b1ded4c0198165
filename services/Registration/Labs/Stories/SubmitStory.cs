using CreativeLabs.Registration.Data;
using CreativeLabs.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Registration.Labs.Stories;

internal static class SubmitStory
{
    public static async Task<Results<Ok<StoryStanding>, ProblemResult>> Handle(
        Guid id, Caller caller, RegistrationDb db, TimeProvider clock, HttpContext http, CancellationToken token)
    {
        if (await db.Stories.SingleOrDefaultAsync(s => s.Id == id && s.AuthorId == caller.PersonId, token) is not { } story)
        {
            return ProblemResult.NotFound;
        }

        if (http.RequireMatch(story) is { } stale)
        {
            return stale;
        }

        if (!await PublicStories.Standing(db, caller.PersonId, PublicStories.StoriesPurpose).AnyAsync(token))
        {
            return ProblemResult.Of(StoryRules.StoryConsentRequired);
        }

        if (story.Submit(clock.GetUtcNow()) is { } rule)
        {
            return ProblemResult.Of(rule);
        }

        await db.SaveChangesAsync(token);
        http.SetETag(story);
        return TypedResults.Ok(StoryStanding.Of(story, null, http));
    }
}
