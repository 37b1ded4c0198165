using CreativeLabs.Marketplace.Data;
using CreativeLabs.Marketplace.Listings;
using CreativeLabs.Marketplace.Reviews;
using CreativeLabs.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Marketplace.Sellers;

/// <summary>A shop, as everybody sees it.</summary>
/// <param name="Id">The shop.</param>
/// <param name="GroupId">The self-help group whose it is.</param>
/// <param name="Members">Of a group, how many women belong to it.</param>
/// <param name="DisplayName">Its name in the caller's language.</param>
/// <param name="About">What it says of itself.</param>
/// <param name="OpenedAt">Since when.</param>
/// <param name="State">open, paused or closed.</param>
/// <param name="PickupLabId">A lab where its goods can be fetched.</param>
/// <param name="DeliveryFee">For bringing one order; null when it brings nothing.</param>
/// <param name="DeliveryFreeFrom">Goods worth so much are brought for nothing.</param>
/// <param name="DeliveryAreas">Where they are brought, in the caller's language.</param>
/// <param name="Listings">How many things it has for sale.</param>
/// <param name="Reviews">How many buyers have said how it was.</param>
/// <param name="Stars">What they gave on the average, to one digit; null without reviews.</param>
internal sealed record PublicSellerView(
    Guid Id, Guid? GroupId, int? Members, string DisplayName, string? About, DateTimeOffset OpenedAt, SellerState State,
    Guid? PickupLabId, Money? DeliveryFee, Money? DeliveryFreeFrom, string? DeliveryAreas, int Listings, int Reviews, decimal? Stars);

internal static class GetSeller
{
    public static async Task<Results<Ok<PublicSellerView>, ProblemResult>> Handle(Guid id, MarketplaceDb db, TimeProvider clock,
        HttpContext http, CancellationToken token)
    {
        if (await db.Sellers.AsNoTracking().SingleOrDefaultAsync(s => s.Id == id, token) is not { } seller)
        {
            return ProblemResult.NotFound;
        }

        var listings = await db.Listings.CountAsync(l => l.SellerId == id && l.State == ListingState.Published, token);
        var stars = await WriteReview.Seen(db, clock.GetUtcNow()).Where(r => r.SellerId == id).GroupBy(_ => 1)
            .Select(all => new { Count = all.Count(), Average = all.Average(r => (decimal)r.Stars) }).SingleOrDefaultAsync(token);
        int? members = seller.GroupId is { } group
            ? await db.KnownMembers.CountAsync(m => m.GroupId == group && m.Belongs, token) : null;
        http.SetETag(seller);
        return TypedResults.Ok(new PublicSellerView(
            seller.Id, seller.GroupId, members, http.Say(seller.DisplayName),
            seller.About is null ? null : http.Say(seller.About), seller.OpenedAt, seller.State,
            seller.PickupLabId, seller.Delivery.Fee, seller.Delivery.FreeFrom,
            seller.DeliveryAreas is null ? null : http.Say(seller.DeliveryAreas), listings,
            stars?.Count ?? 0, stars is null ? null : Math.Round(stars.Average, 1)));
    }
}
