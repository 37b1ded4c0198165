using CreativeLabs.Contracts;
using CreativeLabs.Marketplace.Data;
using CreativeLabs.Marketplace.Sellers;
using CreativeLabs.Marketplace.Stock;
using CreativeLabs.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Marketplace.Listings;

/// <summary>A listing to draft.</summary>
/// <param name="Title">Up to 120 characters a language.</param>
/// <param name="Description">Up to 4000 characters a language.</param>
/// <param name="Price">A piece; up to a million som.</param>
/// <param name="Category">felt, textile, clothing, food, herbs, experience or other.</param>
/// <param name="LabId">The lab whose coordinator is to review it; without one the operator does.</param>
internal sealed record CreateListingBody(LocalText Title, LocalText Description, Money Price, string Category, Guid? LabId = null);

internal static class CreateListing
{
    public static async Task<Results<Created<ListingView>, Refusal>> Handle(
        CreateListingBody body, Caller caller, MarketplaceDb db, TimeProvider clock, HttpContext http, CancellationToken token)
    {
        if (Check(body.Title, body.Description, body.Price, body.Category) is { } refusal)
        {
            return refusal;
        }

        if (await db.Sellers.SingleOrDefaultAsync(s => s.PersonId == caller.PersonId && s.ClosedAt == null, token) is not { } seller)
        {
            return Refusal.Of(SellerRules.NotASeller);
        }

        var text = new ListingText(body.Title, body.Description, body.Price.Amount, body.Category);
        var listing = Listing.Draft(seller, text, body.LabId, clock.GetUtcNow());
        db.Add(listing);
        db.Add(StockItem.Of(listing.Id, 0));
        await db.SaveChangesAsync(token);
        http.SetETag(listing);
        return TypedResults.Created($"/v1/listings/{listing.Id}",
            ListingView.Of(new ListingRow(listing, seller.DisplayName, 0), http, inside: true));
    }

    public static Refusal? Check(LocalText title, LocalText description, Money price, string category) => new Validation()
        .Text(title, 120, "title")
        .Text(description, 4000, "description")
        .Price(price, "price")
        .OneOf(category, ListingRules.Categories, "category")
        .Refusal;
}
