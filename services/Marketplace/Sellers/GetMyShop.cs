using CreativeLabs.Contracts;
using CreativeLabs.Marketplace.Data;
using CreativeLabs.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Marketplace.Sellers;

/// <summary>A shop, as its owner sees it.</summary>
/// <param name="Id">The shop.</param>
/// <param name="PersonId">Whose it is: a person, or a group.</param>
/// <param name="GroupId">The group whose it is.</param>
/// <param name="DisplayName">Its name in the caller's language.</param>
/// <param name="Names">Its name in all languages, as it was given.</param>
/// <param name="About">What it says of itself, as it was given.</param>
/// <param name="OpenedAt">Since when.</param>
/// <param name="State">open, paused or closed.</param>
/// <param name="Delivery">How it hands its goods over, beside at its own place.</param>
/// <param name="Terms">The version of the terms for sellers that I accepted last.</param>
internal sealed record SellerView(
    Guid Id, Guid PersonId, Guid? GroupId, string DisplayName, LocalText Names, LocalText? About, DateTimeOffset OpenedAt,
    SellerState State, DeliveryOffer Delivery, string? Terms)
{
    public static SellerView Of(Seller seller, HttpContext http) =>
        new(seller.Id, seller.PersonId, seller.GroupId, http.Say(seller.DisplayName), seller.DisplayName, seller.About, seller.OpenedAt,
            seller.State, seller.Delivery, seller.Terms);
}

internal static class GetMyShop
{
    public static async Task<Results<Ok<SellerView>, ProblemResult>> Handle(Caller caller, MarketplaceDb db, HttpContext http,
        CancellationToken token)
    {
        if (await db.Sellers.AsNoTracking().SingleOrDefaultAsync(s => s.PersonId == caller.PersonId, token) is not { } seller)
        {
            return ProblemResult.NotFound;
        }

        http.SetETag(seller);
        return TypedResults.Ok(SellerView.Of(seller, http));
    }
}
