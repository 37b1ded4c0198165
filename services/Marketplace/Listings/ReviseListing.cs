using CreativeLabs.Contracts;
using CreativeLabs.Marketplace.Data;
using CreativeLabs.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Marketplace.Listings;

/// <summary>A listing as it shall be.</summary>
/// <param name="Title">Up to 120 characters a language.</param>
/// <param name="Description">Up to 4000 characters a language.</param>
/// <param name="Price">A piece; up to a million som.</param>
/// <param name="Category">felt, textile, clothing, food, herbs, experience or other.</param>
/// <param name="Content">What one piece holds, when it is measured.</param>
/// <param name="Variant">Of a variant, what sets it apart.</param>
/// <param name="MadeToOrder">Of what is made to order, how.</param>
internal sealed record ReviseListingBody(
    LocalText Title, LocalText Description, Money Price, string Category, Content? Content = null, LocalText? Variant = null,
    MadeToOrder? MadeToOrder = null);

internal static class ReviseListing
{
    public static async Task<Results<Ok<ListingView>, ProblemResult>> Handle(
        Guid id, ReviseListingBody body, Caller caller, MarketplaceDb db, TimeProvider clock, HttpContext http,
        CancellationToken token)
    {
        if (CreateListing.Check(body.Title, body.Description, body.Price, body.Category, body.Content, body.Variant, body.MadeToOrder)
            is { } refusal)
        {
            return refusal;
        }

        if (await db.Listings.Where(l => l.Id == id && l.PersonId == caller.PersonId).WithShop(db)
            .SingleOrDefaultAsync(token) is not { } row)
        {
            return ProblemResult.NotFound;
        }

        if (http.RequireMatch(row.Listing) is { } stale)
        {
            return stale;
        }

        if (row.Listing.Revise(new ListingText(body.Title, body.Description, body.Price.Amount, body.Category, body.Content, body.Variant,
            body.MadeToOrder))
            is { } broken)
        {
            return ProblemResult.Of(broken);
        }

        await db.Keep([row.Listing], clock.GetUtcNow(), token);
        await db.SaveChangesAsync(token);
        http.SetETag(row.Listing);
        return TypedResults.Ok(ListingView.Of(row, http, inside: true));
    }
}
