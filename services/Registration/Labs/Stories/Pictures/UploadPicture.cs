using CreativeLabs.Contracts;
using CreativeLabs.Pictures;
using CreativeLabs.Registration.Data;
using CreativeLabs.Registration.People.Persons;
using CreativeLabs.ServiceDefaults;
using MassTransit;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Registration.Labs.Stories.Pictures;

/// <summary>The body of an upload is the picture itself, up to 1,000,000 bytes.</summary>
internal static class UploadPicture
{
    private const int MostBytes = 1_000_000;

    /// <summary>Other bytes are another picture: those whom it shows are asked anew.</summary>
    public static async Task<Results<NoContent, ProblemResult>> Handle(
        Guid id, Caller caller, RegistrationDb db, PersonVault vault, IPublishEndpoint publish, HttpContext http, CancellationToken token)
    {
        var storyId = await (from picture in db.Pictures
                             where picture.Id == id
                             join story in db.Stories on picture.StoryId equals story.Id
                             where story.AuthorId == caller.PersonId
                             select (Guid?)story.Id).SingleOrDefaultAsync(token);
        var entry = await db.Vault.AsNoTracking().SingleOrDefaultAsync(v => v.PersonId == caller.PersonId, token);
        if (storyId is not { } ofStory || entry is null)
        {
            return ProblemResult.NotFound;
        }

        if (await Read(http.Request, token) is not { } file)
        {
            return ProblemResult.Of(StoryRules.PictureTooLarge);
        }

        if (await CleanPicture.Of(file, token) is not { } clean)
        {
            return ProblemResult.Of(StoryRules.NotAPicture);
        }

        await using var transaction = await db.Database.BeginTransactionAsync(token);
        if (!await Story.Touch(db.Stories, ofStory, caller.PersonId, token))
        {
            return ProblemResult.Of(StoryRules.NotADraft);
        }

        if (await db.LockAsync<Picture>(id, token) is not { GoneAt: null } locked)
        {
            return ProblemResult.Of(StoryRules.PictureIsGone);
        }

        await db.PictureContents.Where(c => c.PictureId == id).ExecuteDeleteAsync(token);
        db.Add(locked.Fill(clean, vault, entry));
        await AskAnew(id, ofStory, caller.PersonId, db, publish, token);
        await db.SaveChangesAsync(token);
        await transaction.CommitAsync(token);
        http.Response.Headers.ETag = Cacheable.TagOf(locked.Hash!);
        return TypedResults.NoContent();
    }

    private static async Task AskAnew(Guid id, Guid storyId, Guid authorId, RegistrationDb db, IPublishEndpoint publish,
        CancellationToken token)
    {
        await db.PictureConsents.Where(c => c.PictureId == id && c.PersonId != authorId)
            .ExecuteUpdateAsync(set => set.SetProperty(c => c.ConsentId, (Guid?)null)
                .SetProperty(c => c.GivenAt, (DateTimeOffset?)null), token);
        foreach (var person in await db.PictureConsents.Where(c => c.PictureId == id && c.PersonId != authorId).Select(c => c.PersonId)
            .ToListAsync(token))
        {
            await publish.Publish(new PictureConsentAsked(id, storyId, person), token);
        }
    }

    /// <summary>Null when there is more than is allowed, whatever the header said.</summary>
    private static async Task<byte[]?> Read(HttpRequest request, CancellationToken token)
    {
        if (request.ContentLength > MostBytes)
        {
            return null;
        }

        using var file = new MemoryStream((int)(request.ContentLength ?? 0));
        var chunk = new byte[16 * 1024];
        int read;
        while ((read = await request.Body.ReadAsync(chunk, token)) > 0)
        {
            if (file.Length + read > MostBytes)
            {
                return null;
            }

            file.Write(chunk.AsSpan(0, read));
        }

        return file.ToArray();
    }
}
