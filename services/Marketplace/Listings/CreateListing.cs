using CreativeLabs.Contracts;
using CreativeLabs.Marketplace.Campaigns;
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
/// <param name="Price">A piece, or a unit; up to a million som.</param>
/// <param name="Category">felt, textile, clothing, food, herbs, experience or other.</param>
/// <param name="LabId">The lab whose coordinator is to review it; without one the operator does.</param>
/// <param name="Content">What one piece holds, when it is measured.</param>
/// <param name="VariantOf">A listing of mine that this is another size or colour of.</param>
/// <param name="Variant">What sets it apart, up to 60 characters a language; with variantOf only.</param>
/// <param name="Kind">stock, experience (which takes place at times) or madeToOrder.</param>
/// <param name="Unit">piece, kg, l or m: what has the price and is counted; of stock only.</param>
/// <param name="MadeToOrder">How it is made; with that kind only.</param>
internal sealed record CreateListingBody(
    LocalText Title, LocalText Description, Money Price, string Category, Guid? LabId = null, Content? Content = null,
    Guid? VariantOf = null, LocalText? Variant = null, ListingKind Kind = ListingKind.Stock, SaleUnit Unit = SaleUnit.Piece,
    MadeToOrder? MadeToOrder = null);

internal static class CreateListing
{
    public static async Task<Results<Created<ListingView>, ProblemResult>> Handle(
        CreateListingBody body, Caller caller, MarketplaceDb db, TimeProvider clock, HttpContext http, CancellationToken token)
    {
        if (Check(body.Title, body.Description, body.Price, body.Category, body.Content, body.Variant, body.MadeToOrder) is { } refusal)
        {
            return refusal;
        }

        if (await db.Sellers.SingleOrDefaultAsync(s => s.PersonId == caller.PersonId && s.ClosedAt == null, token) is not { } seller)
        {
            return ProblemResult.Of(SellerRules.NotASeller);
        }

        if ((body.Variant is null) != (body.VariantOf is null))
        {
            return ProblemResult.Of(ListingRules.VariantName);
        }

        if ((body.Kind is ListingKind.MadeToOrder) != (body.MadeToOrder is not null)
            || (body.Unit is not SaleUnit.Piece && (body.Kind is not ListingKind.Stock || body.Content is not null)))
        {
            return ProblemResult.Of(ListingRules.DoesNotFitKind);
        }

        // A variant of a variant would be one of nothing that is shown.
        if (body.VariantOf is { } first && !await db.Listings.AnyAsync(l => l.Id == first && l.PersonId == caller.PersonId
            && l.VariantOf == null && l.State != ListingState.Archived && l.Category != CreateCampaign.Category, token))
        {
            return ProblemResult.Of(ListingRules.NoVariantOf);
        }

        var text = new ListingText(body.Title, body.Description, body.Price.Amount, body.Category, body.Content, body.Variant,
            body.MadeToOrder, body.Kind, body.Unit);
        var listing = Listing.Draft(seller, text, body.LabId, clock.GetUtcNow(), variantOf: body.VariantOf);
        db.Add(listing);
        db.Add(StockItem.Of(listing.Id, 0));
        await db.SaveChangesAsync(token);
        http.SetETag(listing);
        return TypedResults.Created($"/v1/listings/{listing.Id}",
            ListingView.Of(new ListingRow(listing, seller.DisplayName, 0), http, inside: true));
    }

    public static ProblemResult? Check(LocalText title, LocalText description, Money price, string category, Content? content,
        LocalText? variant, MadeToOrder? made)
    {
        var validation = new Validation()
            .Text(title, 120, "title")
            .Text(description, 4000, "description")
            .Price(price, "price")
            .OneOf(category, ListingRules.Categories, "category")
            .Content(content)
            .Range(made?.LeadDays ?? 1, 1, 180, "madeToOrder.leadDays").Range(made?.PerWeek ?? 1, 1, 1000, "madeToOrder.perWeek");
        return (variant is null ? validation : validation.Text(variant, 60, "variant")).Problem;
    }
}
