using CreativeLabs.Registration.Data;
using CreativeLabs.Registration.People.Persons;
using CreativeLabs.Registration.People.StaffReads;
using CreativeLabs.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Registration.Labs.Stories.Pictures;

internal static class GetPicture
{
    /// <summary>The bytes: to anyone when picture and story are public; before that to its author, to whom it shows, and to the coordinator
    /// who reviews the story.</summary>
    public static async Task<IResult> Handle(
        Guid id, Caller? caller, RegistrationDb db, PersonVault vault, TimeProvider clock, HttpContext http, CancellationToken token)
    {
        var found = await (from picture in db.Pictures.AsNoTracking()
                           where picture.Id == id && picture.GoneAt == null && picture.MediaType != null
                           join story in db.Stories on picture.StoryId equals story.Id
                           join entry in db.Vault on story.AuthorId equals entry.PersonId
                           select new
                           {
                               picture,
                               story,
                               entry,
                               isPublic = PublicStories.Pictures(db).Any(p => p.Id == id)
                               && PublicStories.Of(db).Any(s => s.Id == story.Id),
                           }).SingleOrDefaultAsync(token);
        if (found is null || !(found.isPublic || await MaySee(found.story, id, caller, db, clock, token)))
        {
            return ProblemResult.NotFound;
        }

        var seen = Cacheable.Seen(http, Cacheable.TagOf(found.picture.Hash!), found.isPublic ? "Accept-Encoding" : "Authorization");
        if (!found.isPublic)
        {
            http.Response.Headers.CacheControl = "private, no-cache";
        }

        if (seen)
        {
            return TypedResults.StatusCode(StatusCodes.Status304NotModified);
        }

        if (await db.PictureContents.AsNoTracking().SingleOrDefaultAsync(c => c.PictureId == id, token) is not { } content)
        {
            return ProblemResult.NotFound;
        }

        http.Response.Headers.XContentTypeOptions = "nosniff";
        http.Response.Headers.ContentSecurityPolicy = "default-src 'none'";
        return TypedResults.Bytes(found.picture.Open(content, vault, found.entry), found.picture.MediaType);
    }

    private static async Task<bool> MaySee(Story story, Guid pictureId, Caller? caller, RegistrationDb db, TimeProvider clock,
        CancellationToken token)
    {
        if (caller is null)
        {
            return false;
        }

        if (caller.PersonId == story.AuthorId
            || await db.PictureConsents.AnyAsync(c => c.PictureId == pictureId && c.PersonId == caller.PersonId, token))
        {
            return true;
        }

        if (!caller.IsCoordinatorOf(story.LabId) || story.State is not (StoryState.Submitted or StoryState.Published))
        {
            return false;
        }

        db.Add(StaffRead.Record(caller.PersonId, story.AuthorId, "story picture", clock.GetUtcNow()));
        await db.SaveChangesAsync(token);
        return true;
    }
}
