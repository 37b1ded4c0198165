using CreativeLabs.Marketplace.Data;
using CreativeLabs.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Marketplace.Stock;

/// <summary>How many pieces the seller has.</summary>
/// <param name="OnHand">0 to 100,000, with those held for orders.</param>
internal sealed record CountStockBody(int OnHand);

/// <summary>A listing's stock.</summary>
/// <param name="ListingId">The listing.</param>
/// <param name="OnHand">Pieces that exist.</param>
/// <param name="Reserved">Of these, held for orders.</param>
/// <param name="Left">Can be ordered.</param>
/// <param name="AlertAt">When no more than so many are left I am told; null: I am not.</param>
internal sealed record StockView(Guid ListingId, int OnHand, int Reserved, int Left, int? AlertAt)
{
    public static StockView Of(StockItem stock) =>
        new(stock.ListingId, stock.OnHand, stock.Reserved, stock.OnHand - stock.Reserved, stock.AlertAt);
}

internal static class CountStock
{
    public static async Task<Results<Ok<StockView>, ProblemResult>> Handle(
        Guid id, CountStockBody body, Caller caller, MarketplaceDb db, HttpContext http, CancellationToken token)
    {
        if (new Validation().Range(body.OnHand, 0, StockRules.Most, "onHand").Problem is { } refusal)
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

        // Orders hold pieces all the while: the figure is set only where it still covers them.
        var counted = await db.Stock.Where(s => s.ListingId == id && s.Version == seen.Version && s.Reserved <= body.OnHand)
            .ExecuteUpdateAsync(set => set.SetProperty(s => s.OnHand, body.OnHand).SetProperty(s => s.Version, s => s.Version + 1)
                .SetProperty(s => s.Alerted, s => body.OnHand - s.Reserved <= s.AlertAt), token);
        var now = (await Find(id, caller, db, token))!;
        if (counted == 0)
        {
            return ProblemResult.Of(now.Version != seen.Version
                ? Problems.StaleVersion : StockRules.HeldForOrders.With("reserved", now.Reserved));
        }

        http.SetETag(now);
        return TypedResults.Ok(StockView.Of(now));
    }

    public static async Task<Results<Ok<StockView>, ProblemResult>> Show(Guid id, Caller caller, MarketplaceDb db, HttpContext http,
        CancellationToken token)
    {
        if (await Find(id, caller, db, token) is not { } stock)
        {
            return ProblemResult.NotFound;
        }

        http.SetETag(stock);
        return TypedResults.Ok(StockView.Of(stock));
    }

    internal static Task<StockItem?> Find(Guid id, Caller caller, MarketplaceDb db, CancellationToken token) => db.Stock.AsNoTracking()
        .SingleOrDefaultAsync(s => s.ListingId == id && db.Listings.Any(l => l.Id == id && l.PersonId == caller.PersonId), token);
}
