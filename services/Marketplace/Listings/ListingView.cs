using CreativeLabs.Contracts;
using CreativeLabs.Marketplace.Listings.Pictures;
using CreativeLabs.ServiceDefaults;

namespace CreativeLabs.Marketplace.Listings;

/// <summary>Something for sale.</summary>
/// <param name="Id">The listing.</param>
/// <param name="SellerId">The shop.</param>
/// <param name="Seller">The shop's name in the caller's language.</param>
/// <param name="LabId">The lab that it belongs to.</param>
/// <param name="Title">In the caller's language.</param>
/// <param name="Description">In the caller's language.</param>
/// <param name="Price">Of one unit.</param>
/// <param name="Unit">piece, kg, l or m: what has the price and is counted.</param>
/// <param name="Kind">stock, experience or madeToOrder.</param>
/// <param name="MadeToOrder">How it is made.</param>
/// <param name="Category">felt, textile, clothing, food, herbs, experience or other.</param>
/// <param name="State">Buyers see published ones only.</param>
/// <param name="Left">How much can be ordered now, in the unit: of an experience the places of all its times, of what is made to order what
/// can be made in a week.</param>
/// <param name="Content">What one piece holds, when it is measured.</param>
/// <param name="UnitPrice">What a kilogram, a litre or a metre comes to.</param>
/// <param name="VariantOf">The listing that this is another size or colour of.</param>
/// <param name="Variant">What sets it apart, in the caller's language.</param>
/// <param name="Cover">Its first picture.</param>
/// <param name="Pictures">All of them, where one listing is asked for.</param>
/// <param name="Variants">The others of its kind, where one listing is asked for.</param>
/// <param name="Texts">All languages, and why it was sent back; for its seller and its reviewers.</param>
internal sealed record ListingView(
    Guid Id, Guid SellerId, string Seller, Guid? LabId, string Title, string Description, Money Price, SaleUnit Unit,
    ListingKind Kind, MadeToOrder? MadeToOrder, string Category, ListingState State, decimal Left, Content? Content,
    UnitPrice? UnitPrice, Guid? VariantOf, string? Variant, PictureView? Cover, IReadOnlyList<PictureView>? Pictures,
    IReadOnlyList<VariantView>? Variants, ListingTexts? Texts)
{
    public static ListingView Of(ListingRow row, HttpContext http, bool inside = false, IReadOnlyList<VariantView>? variants = null,
        IReadOnlyList<PictureView>? pictures = null)
    {
        var listing = row.Listing;
        return new(
            listing.Id, listing.SellerId, http.Say(row.Seller), listing.LabId, http.Say(listing.Title), http.Say(listing.Description),
            Money.Of(listing.Price), listing.Unit, listing.Kind, listing.MadeToOrder, listing.Category, listing.State,
            listing.MadeToOrder?.PerWeek ?? listing.Unit.Said(row.Left), listing.Content,
            Listings.UnitPrice.Of(listing.Price, listing.Content), listing.VariantOf,
            listing.Variant is null ? null : http.Say(listing.Variant), row.Cover is null ? null : PictureView.Of(row.Cover, http),
            pictures, variants,
            inside ? new ListingTexts(listing.Title, listing.Description, listing.Variant, listing.Reason) : null);
    }
}

/// <summary>Another size or colour.</summary>
/// <param name="Id">A listing of its own.</param>
/// <param name="Variant">What sets it apart; null for the one that the others are variants of.</param>
/// <param name="Price">A piece.</param>
/// <param name="Content">What one piece holds, when it is measured.</param>
/// <param name="Left">How many can be ordered now.</param>
internal sealed record VariantView(Guid Id, string? Variant, Money Price, Content? Content, decimal Left)
{
    public static VariantView Of(ListingRow row, HttpContext http) => new(row.Listing.Id,
        row.Listing.Variant is null ? null : http.Say(row.Listing.Variant), Money.Of(row.Listing.Price), row.Listing.Content,
        row.Listing.Unit.Said(row.Left));
}

/// <summary>A listing's texts as they were given.</summary>
internal sealed record ListingTexts(LocalText Title, LocalText Description, LocalText? Variant, LocalText? Reason);

/// <summary>A listing with what is shown beside it.</summary>
/// <param name="Listing">The listing.</param>
/// <param name="Seller">The shop's name.</param>
/// <param name="Left">How many can be ordered, in parts of the unit.</param>
/// <param name="Paused">The shop takes no orders at present.</param>
/// <param name="Alerts">Its seller wants to be told when few are left.</param>
/// <param name="Cover">Its first picture.</param>
/// <param name="GroupId">The group whose shop it is.</param>
internal sealed record ListingRow(
    Listing Listing, LocalText Seller, int Left, bool Paused = false, bool Alerts = false, ListingPicture? Cover = null,
    Guid? GroupId = null);
