using System.ComponentModel;
using CreativeLabs.Marketplace.Campaigns;
using CreativeLabs.Marketplace.Data;
using CreativeLabs.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Marketplace.Listings;

/// <summary>What a buyer looks for.</summary>
internal sealed record ListingsQuery(
    [property: Description("Words in Kyrgyz, Russian or English; ң ө ү may be typed as н о у.")] string? Q = null,
    [property: Description("felt, textile, clothing, food, herbs, experience or other.")] string? Category = null,
    [property: Description("Of one lab only.")] Guid? LabId = null);

internal static class ListListings
{
    public static async Task<Results<Ok<Page<ListingView>>, ProblemResult>> Published(
        [AsParameters] ListingsQuery wanted, [AsParameters] PageQuery page, MarketplaceDb db, HttpContext http, CancellationToken token)
    {
        if (page.Read() is { } refusal)
        {
            return refusal;
        }

        if (new Validation().Length(wanted.Q, 0, 100, "q")
            .OneOf(wanted.Category ?? "other", ListingRules.Categories, "category").Problem is { } invalid)
        {
            return invalid;
        }

        var listings = db.Listings.AsNoTracking()
            .Where(l => l.State == ListingState.Published && l.Category != CreateCampaign.Category
                && !db.Sellers.Any(s => s.Id == l.SellerId && s.PausedAt != null));
        listings = wanted.Category is { } category ? listings.Where(l => l.Category == category) : listings;
        listings = wanted.LabId is { } lab ? listings.Where(l => l.LabId == lab) : listings;
        listings = await listings.Search(wanted.Q, token);
        return await Show(listings, page, db, http, inside: false);
    }

    public static async Task<Results<Ok<Page<ListingView>>, ProblemResult>> Mine(
        [AsParameters] PageQuery page, Caller caller, MarketplaceDb db, HttpContext http) =>
        page.Read() is { } refusal
            ? refusal
            : await Show(db.Listings.AsNoTracking().Where(l => l.PersonId == caller.PersonId), page, db, http, inside: true);

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
        return await Show(caller.IsOperator ? waiting : waiting.Where(l => labs.Contains(l.LabId!.Value)), page, db, http, inside: true);
    }

    private static async Task<Ok<Page<ListingView>>> Show(IQueryable<Listing> listings, PageQuery page, MarketplaceDb db, HttpContext http,
        bool inside) =>
        TypedResults.Ok(await page.ToPageAsync(
            listings.Where(l => l.Id > page.After).OrderBy(l => l.Id).WithShop(db), row => row.Listing.Id,
            row => ListingView.Of(row, http, inside), http));
}
