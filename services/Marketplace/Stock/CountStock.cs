using CreativeLabs.Marketplace.Data;
using CreativeLabs.Marketplace.Listings;
using CreativeLabs.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Marketplace.Stock;

/// <summary>How much the seller has.</summary>
/// <param name="OnHand">In the listing's unit, 0 to 100,000, with what is held for orders.</param>
internal sealed record CountStockBody(decimal OnHand);

/// <summary>A listing's stock.</summary>
/// <param name="ListingId">The listing.</param>
/// <param name="OnHand">How much there is, in the listing's unit.</param>
/// <param name="Reserved">Of these, held for orders.</param>
/// <param name="Left">Can be ordered.</param>
/// <param name="AlertAt">When no more than so many are left I am told; null: I am not.</param>
internal sealed record StockView(Guid ListingId, decimal OnHand, decimal Reserved, decimal Left, int? AlertAt)
{
    public static StockView Of(StockItem stock, SaleUnit unit) =>
        new(stock.ListingId, unit.Said(stock.OnHand), unit.Said(stock.Reserved), unit.Said(stock.OnHand - stock.Reserved),
            stock.AlertAt is { } at ? unit.Whole(at) : null);
}

internal static class CountStock
{
    public static async Task<Results<Ok<StockView>, ProblemResult>> Handle(
        Guid id, CountStockBody body, Caller caller, MarketplaceDb db, HttpContext http, CancellationToken token)
    {
        if (new Validation().Check(body.OnHand is >= 0 and <= StockRules.Most, "onHand", "0–100000.", "От 0 до 100000.", "0 to 100,000.")
            .Problem is { } refusal)
        {
            return refusal;
        }

        if (await Find(id, caller, db, token) is not { } seen)
        {
            return ProblemResult.NotFound;
        }

        if (http.RequireMatch(seen) is { } stale)
        {
            return stale;
        }

        var (kind, unit) = await Of(id, db, token);
        if (kind is not ListingKind.Stock)
        {
            return ProblemResult.Of(StockRules.NotCounted);
        }

        if (unit.Read(body.OnHand) is not { } onHand)
        {
            return ProblemResult.Of(ListingRules.TooFine);
        }

        // Orders hold pieces all the while: the figure is set only where it still covers them.
        var counted = await db.Stock.Where(s => s.ListingId == id && s.Version == seen.Version && s.Reserved <= onHand)
            .ExecuteUpdateAsync(set => set.SetProperty(s => s.OnHand, onHand).SetProperty(s => s.Version, s => s.Version + 1)
                .SetProperty(s => s.Alerted, s => onHand - s.Reserved <= s.AlertAt), token);
        var now = (await Find(id, caller, db, token))!;
        if (counted == 0)
        {
            return ProblemResult.Of(now.Version != seen.Version
                ? Problems.StaleVersion : StockRules.HeldForOrders.With("reserved", unit.Said(now.Reserved)));
        }

        http.SetETag(now);
        return TypedResults.Ok(StockView.Of(now, unit));
    }

    public static async Task<Results<Ok<StockView>, ProblemResult>> Show(Guid id, Caller caller, MarketplaceDb db, HttpContext http,
        CancellationToken token)
    {
        if (await Find(id, caller, db, token) is not { } stock)
        {
            return ProblemResult.NotFound;
        }

        http.SetETag(stock);
        return TypedResults.Ok(StockView.Of(stock, (await Of(id, db, token)).Unit));
    }

    internal static async Task<(ListingKind Kind, SaleUnit Unit)> Of(Guid id, MarketplaceDb db, CancellationToken token)
    {
        var listing = await db.Listings.Where(l => l.Id == id).Select(l => new { l.Kind, l.Unit }).SingleAsync(token);
        return (listing.Kind, listing.Unit);
    }

    internal static Task<StockItem?> Find(Guid id, Caller caller, MarketplaceDb db, CancellationToken token) => db.Stock.AsNoTracking()
        .SingleOrDefaultAsync(s => s.ListingId == id && db.Listings.Any(l => l.Id == id && l.PersonId == caller.PersonId), token);
}
