using CreativeLabs.Marketplace.Data;
using CreativeLabs.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Marketplace.Listings;

internal static class ListListings
{
    public static async Task<Results<Ok<Page<ListingView>>, ProblemResult>> Mine(
        [AsParameters] PageQuery page, Caller caller, MarketplaceDb db, HttpContext http) =>
        page.Read() is { } refusal
            ? refusal
            : await Show(db.Listings.AsNoTracking().Where(l => l.PersonId == caller.PersonId), page, db, http);

    public static async Task<Results<Ok<Page<ListingView>>, ProblemResult>> ToReview(
        [AsParameters] PageQuery page, Caller caller, MarketplaceDb db, HttpContext http)
    {
        if (page.Read() is { } refusal)
        {
            return refusal;
        }

        var labs = caller.CoordinatedLabs;
        if (labs.Count == 0 && !caller.IsOperator)
        {
            return ProblemResult.Forbidden;
        }

        var waiting = db.Listings.AsNoTracking().Where(l => l.State == ListingState.InReview && l.PersonId != caller.PersonId);
        return await Show(caller.IsOperator ? waiting : waiting.Where(l => labs.Contains(l.LabId!.Value)), page, db, http);
    }

    private static async Task<Ok<Page<ListingView>>> Show(IQueryable<Listing> listings, PageQuery page, MarketplaceDb db,
        HttpContext http) =>
        TypedResults.Ok(await page.ToPageAsync(
            listings.Where(l => l.Id > page.After).OrderBy(l => l.Id).WithShop(db), row => row.Listing.Id,
            row => ListingView.Of(row, http, inside: true), http));
}
