using CreativeLabs.Contracts;
using CreativeLabs.Registration.Data;
using CreativeLabs.ServiceDefaults;
using MassTransit;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Registration.Labs.Stories.Pictures;

internal static class RemovePicture
{
    public static async Task<Results<NoContent, ProblemResult>> Handle(
        Guid id, Caller caller, RegistrationDb db, IPublishEndpoint publish, TimeProvider clock, CancellationToken token)
    {
        var storyId = await db.Pictures.Where(p =>
            p.Id == id && p.GoneAt == null && db.Stories.Any(s => s.Id == p.StoryId && s.AuthorId == caller.PersonId))
            .Select(p => (Guid?)p.StoryId).SingleOrDefaultAsync(token);
        if (storyId is not { } ofStory || !await Remove(id, ofStory, db, publish, clock.GetUtcNow(), token))
        {
            return ProblemResult.NotFound;
        }

        await db.SaveChangesAsync(token);
        return TypedResults.NoContent();
    }

    /// <summary>Takes a picture out for good, bytes and key first of all, as part of the caller's transaction; false when it was gone
    /// already.</summary>
    public static async Task<bool> Remove(Guid id, Guid storyId, RegistrationDb db, IPublishEndpoint publish, DateTimeOffset now,
        CancellationToken token)
    {
        if (await db.LockAsync<Picture>(id, token) is not { GoneAt: null } picture)
        {
            return false;
        }

        await db.PictureContents.Where(c => c.PictureId == id).ExecuteDeleteAsync(token);
        picture.Vanish(now);
        await publish.Publish(new PictureGone(id, storyId), token);
        return true;
    }
}
