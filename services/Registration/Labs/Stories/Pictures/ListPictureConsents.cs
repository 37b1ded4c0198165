using CreativeLabs.Registration.Data;
using CreativeLabs.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Registration.Labs.Stories.Pictures;

/// <summary>A picture on which the caller has the word.</summary>
/// <param name="PictureId">Its bytes are at /v1/story-pictures/{id}/content.</param>
/// <param name="StoryId">The story that it belongs to.</param>
/// <param name="Uploaded">True when there is something to look at.</param>
/// <param name="GivenAt">When she agreed; null while she is asked.</param>
/// <param name="WithdrawnAt">When she withdrew.</param>
/// <param name="GoneAt">Since when the picture is gone.</param>
internal sealed record PictureConsentView(
    Guid PictureId, Guid StoryId, bool Uploaded, DateTimeOffset? GivenAt, DateTimeOffset? WithdrawnAt, DateTimeOffset? GoneAt);

internal static class ListPictureConsents
{
    public static async Task<Results<Ok<Page<PictureConsentView>>, ProblemResult>> Handle(
        [AsParameters] PageQuery page, Caller caller, RegistrationDb db, HttpContext http)
    {
        if (page.Read() is { } refusal)
        {
            return refusal;
        }

        var rows = from consent in db.PictureConsents.AsNoTracking()
                   where consent.PersonId == caller.PersonId && consent.PictureId > page.After
                   join picture in db.Pictures on consent.PictureId equals picture.Id
                   orderby consent.PictureId
                   select new PictureConsentView(
                       picture.Id, picture.StoryId, picture.MediaType != null, consent.GivenAt, consent.WithdrawnAt, picture.GoneAt);
        return TypedResults.Ok(await page.ToPageAsync(rows, row => row.PictureId, row => row, http));
    }
}
