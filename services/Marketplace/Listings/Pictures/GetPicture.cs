using CreativeLabs.Marketplace.Data;
using CreativeLabs.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Marketplace.Listings.Pictures;

internal static class GetPicture
{
    /// <summary>The bytes: to anyone while its listing is on sale, before and after that to its seller and its reviewers.</summary>
    public static async Task<IResult> Handle(Guid id, Guid pictureId, Caller? caller, MarketplaceDb db, HttpContext http,
        CancellationToken token, string size = "medium")
    {
        if (!Enum.TryParse<PictureSize>(size, ignoreCase: true, out var wanted) || !Enum.IsDefined(wanted)
            || char.IsAsciiDigit(size[0]))
        {
            return new Validation().OneOf(size, ["small", "medium", "large"], "size").Problem!;
        }

        var found = await db.ListingPictures.AsNoTracking().Where(p => p.Id == pictureId && p.ListingId == id)
            .Join(db.Listings, p => p.ListingId, l => l.Id, (picture, listing) => new { picture.MediaType, listing })
            .SingleOrDefaultAsync(token);
        var isPublic = found?.listing.State is ListingState.Published;
        if (found is null || !(isPublic || (caller is not null
            && (found.listing.PersonId == caller.PersonId || GetListing.Reaches(caller, found.listing.LabId)))))
        {
            return ProblemResult.NotFound;
        }

        // Bytes never change, and yet a cache asks each time: what is taken off the market is gone at once.
        var tag = $"\"{pictureId:N}-{wanted.ToString().ToLowerInvariant()}\"";
        http.Response.Headers.ETag = tag;
        http.Response.Headers.CacheControl = isPublic ? "public, no-cache" : "private, no-cache";
        http.Response.Headers.Vary = isPublic ? "Accept-Encoding" : "Authorization";
        if (http.Request.HasAlready(tag))
        {
            return TypedResults.StatusCode(StatusCodes.Status304NotModified);
        }

        var bytes = await db.ListingPictureContents.AsNoTracking().Where(c => c.PictureId == pictureId && c.Size == wanted)
            .Select(c => c.Bytes).SingleOrDefaultAsync(token);
        if (bytes is null)
        {
            return ProblemResult.NotFound;
        }

        http.Response.Headers.XContentTypeOptions = "nosniff";
        http.Response.Headers.ContentSecurityPolicy = "default-src 'none'";
        return TypedResults.Bytes(bytes, found.MediaType);
    }
}
