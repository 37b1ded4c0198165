using CreativeLabs.Marketplace.Data;
using CreativeLabs.Marketplace.Sellers;
using CreativeLabs.Marketplace.Sellers.GroupShops;
using CreativeLabs.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Marketplace.Listings;

/// <summary>What its seller does with a listing as a whole.</summary>
internal static class SubmitListing
{
    /// <summary>The right to sell and the terms are asked for anew: either may have changed since the shop was opened.</summary>
    public static async Task<Results<Ok<ListingView>, ProblemResult>> Handle(Guid id, Caller caller, MarketplaceDb db, TimeProvider clock,
        HttpContext http, CancellationToken token)
    {
        var missing = await db.MaySell(caller.PersonId, token)
            ? await AcceptTerms.Missing(db, caller.PersonId, clock.GetUtcNow(), token) : SellerRules.NoRightToSell;
        return await Change(id, caller, db, clock, http, listing => missing ?? listing.Submit(), token);
    }

    public static Task<Results<Ok<ListingView>, ProblemResult>> Archive(Guid id, Caller caller, MarketplaceDb db, TimeProvider clock,
        HttpContext http, CancellationToken token) =>
        Change(
            id, caller, db, clock, http,
            listing =>
            {
                listing.Archive();
                return null;
            },
            token);

    private static async Task<Results<Ok<ListingView>, ProblemResult>> Change(
        Guid id, Caller caller, MarketplaceDb db, TimeProvider clock, HttpContext http, Func<Listing, Error?> change,
        CancellationToken token)
    {
        if (await db.Listings.Where(l => l.Id == id && l.PersonId == caller.PersonId).WithShop(db)
            .SingleOrDefaultAsync(token) is not { } row)
        {
            return ProblemResult.NotFound;
        }

        var before = row.Listing.Version;
        var broken = change(row.Listing);
        if (http.RequireMatchOfStep(row.Listing, before, broken) is { } refused)
        {
            return refused;
        }

        await db.Keep([row.Listing], clock.GetUtcNow(), token);
        await db.SaveChangesAsync(token);
        http.SetETag(row.Listing);
        return TypedResults.Ok(ListingView.Of(row, http, inside: true));
    }
}
