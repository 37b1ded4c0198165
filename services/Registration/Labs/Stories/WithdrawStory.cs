using CreativeLabs.Contracts;
using CreativeLabs.Registration.Data;
using CreativeLabs.Registration.Labs.Stories.Pictures;
using CreativeLabs.ServiceDefaults;
using MassTransit;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Registration.Labs.Stories;

internal static class WithdrawStory
{
    /// <summary>By its author at any time, whichever version she saw; by the coordinator what she could have published. Its pictures go
    /// with it.</summary>
    public static async Task<Results<NoContent, ProblemResult>> Handle(
        Guid id, Caller caller, RegistrationDb db, IPublishEndpoint publish, TimeProvider clock, CancellationToken token)
    {
        var story = await db.Stories.SingleOrDefaultAsync(s =>
            s.Id == id && (s.State != StoryState.Draft || s.AuthorId == caller.PersonId), token);
        if (story is null)
        {
            return ProblemResult.NotFound;
        }

        if (story.AuthorId != caller.PersonId && !caller.IsCoordinatorOf(story.LabId))
        {
            return story.State is StoryState.Published ? ProblemResult.Forbidden : ProblemResult.NotFound;
        }

        if (story.Withdraw() is { } rule)
        {
            return ProblemResult.Of(rule);
        }

        await publish.Publish(new StoryWithdrawn(id, story.LabId, story.Version), token);
        await db.SaveChangesAsync(token);
        foreach (var picture in await db.Pictures.Where(p => p.StoryId == id && p.GoneAt == null).Select(p => p.Id).ToListAsync(token))
        {
            await RemovePicture.Remove(picture, id, db, publish, clock.GetUtcNow(), token);
        }

        await db.SaveChangesAsync(token);
        return TypedResults.NoContent();
    }
}
