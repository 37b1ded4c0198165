using CreativeLabs.Contracts;
using CreativeLabs.Registration.Data;
using CreativeLabs.Registration.People.Persons;
using CreativeLabs.ServiceDefaults;
using MassTransit;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Registration.Labs.Stories;

/// <summary>A coordinator's word on a submitted story.</summary>
/// <param name="Approve">True publishes it, false gives it back to its author.</param>
/// <param name="Reason">What to change, each language up to 500 characters; required to give it back. It stands with the story and goes
/// nowhere else.</param>
internal sealed record StoryReview(bool Approve, LocalText? Reason = null);

internal static class ReviewStory
{
    public static async Task<Results<Ok<StoryStanding>, ProblemResult>> Handle(
        Guid id, StoryReview body, Caller caller, RegistrationDb db, PersonVault vault, IPublishEndpoint publish, TimeProvider clock,
        HttpContext http, CancellationToken token)
    {
        if (Check(body) is { } refusal)
        {
            return refusal;
        }

        // What is still its author's alone does not exist for anybody else.
        var story = await db.Stories.SingleOrDefaultAsync(s =>
            s.Id == id && (s.State != StoryState.Draft || s.AuthorId == caller.PersonId), token);
        if (story is null || await db.Vault.AsNoTracking().SingleOrDefaultAsync(v => v.PersonId == story.AuthorId, token) is not { } author)
        {
            return ProblemResult.NotFound;
        }

        if (!caller.IsCoordinatorOf(story.LabId))
        {
            return ProblemResult.Forbidden;
        }

        if (http.RequireMatch(story) is { } stale)
        {
            return stale;
        }

        if ((body.Approve ? story.Publish(caller.PersonId, clock.GetUtcNow())
            : story.GiveBack(caller.PersonId, vault.Seal(author, Story.ReasonColumn, body.Reason!))) is { } rule)
        {
            return ProblemResult.Of(rule);
        }

        await (body.Approve
            ? publish.Publish(new StoryPublished(id, story.LabId, story.AuthorId, story.Version), token)
            : publish.Publish(new StoryReturned(id, story.LabId, story.AuthorId, Guid.CreateVersion7(clock.GetUtcNow()), story.Version),
                token));
        await db.SaveChangesAsync(token);
        http.SetETag(story);
        return TypedResults.Ok(StoryStanding.Of(story, story.ReasonOf(author, vault), http));
    }

    private static ProblemResult? Check(StoryReview body)
    {
        var check = new Validation();
        if (body.Reason is not null)
        {
            check.Text(body.Reason, 500, "reason");
        }

        return check.Check(body.Approve || body.Reason is not null, "reason", StoryRules.ReasonRequired).Problem;
    }
}
