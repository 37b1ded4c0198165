using CreativeLabs.Contracts;
using CreativeLabs.ServiceDefaults;

namespace CreativeLabs.Marketplace.Listings;

/// <summary>Something for sale.</summary>
/// <param name="Id">The listing.</param>
/// <param name="SellerId">The shop.</param>
/// <param name="Seller">The shop's name in the caller's language.</param>
/// <param name="LabId">The lab that it belongs to.</param>
/// <param name="Title">In the caller's language.</param>
/// <param name="Description">In the caller's language.</param>
/// <param name="Price">A piece.</param>
/// <param name="Category">felt, textile, clothing, food, herbs, experience or other.</param>
/// <param name="State">Buyers see published ones only.</param>
/// <param name="Left">How many can be ordered now.</param>
/// <param name="Texts">All languages, and why it was sent back; for its seller and its reviewers.</param>
internal sealed record ListingView(
    Guid Id, Guid SellerId, string Seller, Guid? LabId, string Title, string Description, Money Price, string Category,
    ListingState State, int Left, ListingTexts? Texts)
{
    public static ListingView Of(ListingRow row, HttpContext http, bool inside = false) => new(
        row.Listing.Id, row.Listing.SellerId, http.Say(row.Seller), row.Listing.LabId, http.Say(row.Listing.Title),
        http.Say(row.Listing.Description), Money.Of(row.Listing.Price), row.Listing.Category, row.Listing.State, row.Left,
        inside ? new ListingTexts(row.Listing.Title, row.Listing.Description, row.Listing.Reason) : null);
}

/// <summary>A listing's texts as they were given.</summary>
internal sealed record ListingTexts(LocalText Title, LocalText Description, LocalText? Reason);

/// <summary>A listing with what is shown beside it.</summary>
/// <param name="Listing">The listing.</param>
/// <param name="Seller">The shop's name.</param>
/// <param name="Left">How many can be ordered.</param>
/// <param name="Paused">The shop takes no orders at present.</param>
/// <param name="Alerts">Its seller wants to be told when few are left.</param>
internal sealed record ListingRow(Listing Listing, LocalText Seller, int Left, bool Paused = false, bool Alerts = false);
