using CreativeLabs.Contracts;
using CreativeLabs.Marketplace.Campaigns;
using CreativeLabs.Marketplace.Data;
using CreativeLabs.Marketplace.Listings;
using CreativeLabs.Marketplace.Orders;
using CreativeLabs.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Marketplace.Sellers;

/// <summary>A shop as it shall be.</summary>
/// <param name="DisplayName">What buyers see, up to 80 characters a language.</param>
/// <param name="About">What it says of itself, up to 1000 characters a language.</param>
internal sealed record ChangeShopBody(LocalText DisplayName, LocalText? About = null);

/// <summary>What its owner does with a shop.</summary>
internal static class ChangeShop
{
    public static async Task<Results<Ok<SellerView>, ProblemResult>> Rename(ChangeShopBody body, Caller caller, MarketplaceDb db,
        HttpContext http, CancellationToken token)
    {
        var validation = new Validation().Text(body.DisplayName, 80, "displayName");
        if ((body.About is null ? validation : validation.Text(body.About, 1000, "about")).Problem is { } refusal)
        {
            return refusal;
        }

        return await Change(caller, db, http, seller => Task.FromResult(seller.Rename(body.DisplayName, body.About)), token);
    }

    /// <summary>Nothing can be ordered for a while; what was ordered is fulfilled.</summary>
    public static Task<Results<Ok<SellerView>, ProblemResult>> Pause(Caller caller, MarketplaceDb db, TimeProvider clock, HttpContext http,
        CancellationToken token) => Change(caller, db, http, seller => Task.FromResult(seller.Pause(clock.GetUtcNow())), token);

    public static Task<Results<Ok<SellerView>, ProblemResult>> Resume(Caller caller, MarketplaceDb db, HttpContext http,
        CancellationToken token) => Change(caller, db, http, seller => Task.FromResult(seller.Resume()), token);

    /// <summary>For good, once nothing is open: her listings leave the market, and what she is owed is still paid out.</summary>
    public static Task<Results<Ok<SellerView>, ProblemResult>> Close(Caller caller, MarketplaceDb db, TimeProvider clock, HttpContext http,
        CancellationToken token) => Change(
        caller, db, http,
        async seller =>
        {
            if (seller.ClosedAt is not null)
            {
                return null;
            }

            var open = await db.SellerOrders.CountAsync(p => p.SellerId == seller.Id
                && (p.State == OrderState.Reserved || p.State == OrderState.AwaitingPayment || p.State == OrderState.Paid
                    || p.State == OrderState.Accepted || p.State == OrderState.Ready || p.State == OrderState.HandedOver
                    || p.State == OrderState.Disputed), token);
            open += await db.Campaigns.CountAsync(
                c => c.SellerId == seller.Id && (c.State == CampaignState.Live || c.State == CampaignState.Closing), token);
            if (open > 0)
            {
                return SellerRules.OrdersOpen.With("open", open);
            }

            seller.Close(seller.DisplayName, clock.GetUtcNow());
            var listings = await db.Listings.Where(l => l.SellerId == seller.Id && l.State != ListingState.Archived).ToListAsync(token);
            listings.ForEach(listing => listing.Archive());
            await db.Keep(listings, clock.GetUtcNow(), token);
            return null;
        },
        token);

    private static async Task<Results<Ok<SellerView>, ProblemResult>> Change(Caller caller, MarketplaceDb db, HttpContext http,
        Func<Seller, Task<Error?>> change, CancellationToken token)
    {
        if (await db.Sellers.SingleOrDefaultAsync(s => s.PersonId == caller.PersonId, token) is not { } seller)
        {
            return ProblemResult.NotFound;
        }

        var before = seller.Version;
        var broken = await change(seller);
        if (http.RequireMatchOfStep(seller, before, broken) is { } refused)
        {
            return refused;
        }

        await db.SaveChangesAsync(token);
        http.SetETag(seller);
        return TypedResults.Ok(SellerView.Of(seller, http));
    }
}
