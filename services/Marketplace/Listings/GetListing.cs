using CreativeLabs.Marketplace.Data;
using CreativeLabs.Marketplace.Listings.Pictures;
using CreativeLabs.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Marketplace.Listings;

internal static class GetListing
{
    /// <summary>A published one for everybody; any other for its seller and its reviewers.</summary>
    public static async Task<Results<Ok<ListingView>, ProblemResult>> Handle(
        Guid id, Caller? caller, MarketplaceDb db, HttpContext http, CancellationToken token)
    {
        var row = await db.Listings.AsNoTracking().Where(l => l.Id == id).WithShop(db).SingleOrDefaultAsync(token);
        var inside = row is not null && caller is not null
            && (row.Listing.PersonId == caller.PersonId || Reaches(caller, row.Listing.LabId));
        if (row is null || !(inside || row.Listing.State is ListingState.Published))
        {
            return ProblemResult.NotFound;
        }

        http.SetETag(row.Listing);
        return TypedResults.Ok(ListingView.Of(row, http, inside, await Variants(db, row.Listing, inside, http, token),
            await Pictures(db, id, http, token)));
    }

    private static async Task<IReadOnlyList<PictureView>> Pictures(MarketplaceDb db, Guid id, HttpContext http, CancellationToken token) =>
        (await db.ListingPictures.AsNoTracking().Where(p => p.ListingId == id).OrderBy(p => p.Place).ToListAsync(token))
            .ConvertAll(picture => PictureView.Of(picture, http));

    /// <summary>The others of its kind: those on sale, and for who sees it from inside all that are not archived.</summary>
    private static async Task<IReadOnlyList<VariantView>> Variants(MarketplaceDb db, Listing listing, bool inside, HttpContext http,
        CancellationToken token)
    {
        var first = listing.VariantOf ?? listing.Id;
        var rows = await db.Listings.AsNoTracking()
            .Where(l => (l.Id == first || l.VariantOf == first) && l.Id != listing.Id
                && (l.State == ListingState.Published || (inside && l.State != ListingState.Archived)))
            .OrderBy(l => l.Id).WithShop(db).ToListAsync(token);
        return rows.ConvertAll(row => VariantView.Of(row, http));
    }

    /// <summary>Who may judge a listing: the coordinator of its lab, or the operator.</summary>
    public static bool Reaches(Caller caller, Guid? labId) => caller.IsOperator || (labId is { } lab && caller.IsCoordinatorOf(lab));
}
