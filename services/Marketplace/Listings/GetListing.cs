using CreativeLabs.Marketplace.Data;
using CreativeLabs.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Marketplace.Listings;

internal static class GetListing
{
    /// <summary>A published one for everybody; any other for its seller and its reviewers.</summary>
    public static async Task<Results<Ok<ListingView>, Refusal>> Handle(
        Guid id, Caller? caller, MarketplaceDb db, HttpContext http, CancellationToken token)
    {
        var row = await db.Listings.AsNoTracking().Where(l => l.Id == id).WithShop(db).SingleOrDefaultAsync(token);
        var inside = row is not null && caller is not null
            && (row.Listing.PersonId == caller.PersonId || Reaches(caller, row.Listing.LabId));
        if (row is null || !(inside || row.Listing.State is ListingState.Published))
        {
            return Refusal.NotFound;
        }

        http.SetETag(row.Listing);
        return TypedResults.Ok(ListingView.Of(row, http, inside));
    }

    /// <summary>Who may judge a listing: the coordinator of its lab, or the operator.</summary>
    public static bool Reaches(Caller caller, Guid? labId) => caller.IsOperator || (labId is { } lab && caller.IsCoordinatorOf(lab));
}
