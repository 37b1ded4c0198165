using CreativeLabs.Registration.Data;
using CreativeLabs.ServiceDefaults;
using MassTransit;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Registration.Labs.Stories.Pictures;

/// <summary>Who was asked about a picture gives her consent, refuses it, or withdraws it at any time.</summary>
internal static class AnswerForPicture
{
    /// <summary>If-Match names the bytes that she saw, so that nobody agrees to one picture and finds another.</summary>
    public static async Task<Results<NoContent, ProblemResult>> Give(
        Guid id, Caller caller, RegistrationDb db, TimeProvider clock, HttpContext http, CancellationToken token)
    {
        if (await Asked(id, caller, db, token) is not { } asked)
        {
            return ProblemResult.NotFound;
        }

        if (await db.LockAsync<Picture>(id, token) is not { GoneAt: null, Hash: { } hash })
        {
            return ProblemResult.Of(StoryRules.PictureIsGone);
        }

        if (http.RequireMatch(Cacheable.TagOf(hash)) is { } stale)
        {
            return stale;
        }

        if (await PublicStories.Standing(db, caller.PersonId, PublicStories.PicturesPurpose).Select(c => (Guid?)c.Id)
            .FirstOrDefaultAsync(token) is not { } general)
        {
            return ProblemResult.Of(StoryRules.PictureConsentRequired);
        }

        if (asked.Give(general, clock.GetUtcNow()) is { } rule)
        {
            return ProblemResult.Of(rule);
        }

        await db.SaveChangesAsync(token);
        return TypedResults.NoContent();
    }

    /// <summary>The picture is gone at once, for everyone, and its bytes are deleted in the same transaction.</summary>
    public static async Task<Results<NoContent, ProblemResult>> Withdraw(
        Guid id, Caller caller, RegistrationDb db, IPublishEndpoint publish, TimeProvider clock, CancellationToken token)
    {
        if (await Asked(id, caller, db, token) is not { } asked)
        {
            return ProblemResult.NotFound;
        }

        var now = clock.GetUtcNow();
        if (asked.Withdraw(now) is { } rule)
        {
            return ProblemResult.Of(rule);
        }

        var storyId = await db.Pictures.Where(p => p.Id == id).Select(p => p.StoryId).SingleAsync(token);
        await RemovePicture.Remove(id, storyId, db, publish, now, token);
        await db.SaveChangesAsync(token);
        return TypedResults.NoContent();
    }

    private static Task<PictureConsent?> Asked(Guid id, Caller caller, RegistrationDb db, CancellationToken token) =>
        db.PictureConsents.SingleOrDefaultAsync(c => c.PictureId == id && c.PersonId == caller.PersonId, token);
}
