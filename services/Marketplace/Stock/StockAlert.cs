using CreativeLabs.Contracts;
using CreativeLabs.Marketplace.Data;
using CreativeLabs.Marketplace.Listings;
using CreativeLabs.ServiceDefaults;
using MassTransit;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Marketplace.Stock;

/// <summary>When the seller wants to be told.</summary>
/// <param name="At">When no more than so much can be ordered, in the listing's unit, 0 to 1000; left out or null, she is not told.</param>
internal sealed record StockAlertBody(int? At = null);

/// <summary>Tells a seller that few are left of something. Once, however often orders come and go, until she counts more: whoever orders
/// and calls off again and again sends her nothing.</summary>
internal static class StockAlert
{
    public static async Task<Results<Ok<StockView>, ProblemResult>> Handle(
        Guid id, StockAlertBody body, Caller caller, MarketplaceDb db, HttpContext http, CancellationToken token)
    {
        if (new Validation().Range(body.At ?? 0, 0, 1000, "at").Problem is { } refusal)
        {
            return refusal;
        }

        if (await CountStock.Find(id, caller, db, token) is not { } seen)
        {
            return ProblemResult.NotFound;
        }

        if (http.RequireMatch(seen) is { } stale)
        {
            return stale;
        }

        var (kind, unit) = await CountStock.Of(id, db, token);
        if (kind is not ListingKind.Stock)
        {
            return ProblemResult.Of(StockRules.NotCounted);
        }

        var at = body.At * unit.Parts();
        // What she sees in the answer she need not be told.
        if (await db.Stock.Where(s => s.ListingId == id && s.Version == seen.Version).ExecuteUpdateAsync(
            set => set.SetProperty(s => s.AlertAt, at).SetProperty(s => s.Alerted, s => s.OnHand - s.Reserved <= at)
                .SetProperty(s => s.Version, s => s.Version + 1), token) == 0)
        {
            return ProblemResult.Of(Problems.StaleVersion);
        }

        var now = (await CountStock.Find(id, caller, db, token))!;
        http.SetETag(now);
        return TypedResults.Ok(StockView.Of(now, unit));
    }

    /// <summary>After pieces of these were held, in the same transaction: one conditional update says who tells.</summary>
    public static async Task Tell(MarketplaceDb db, IPublishEndpoint publish, IEnumerable<Guid> listings, DateTimeOffset now,
        CancellationToken token)
    {
        foreach (var id in listings.Order())
        {
            if (await db.Stock.Where(s => s.ListingId == id && !s.Alerted && s.OnHand - s.Reserved <= s.AlertAt)
                .ExecuteUpdateAsync(set => set.SetProperty(s => s.Alerted, true), token) == 1)
            {
                var row = await db.Listings.AsNoTracking().Where(l => l.Id == id).WithShop(db).SingleAsync(token);
                await publish.Publish(
                    new StockRunningLow(Guid.CreateVersion7(now), id, row.Listing.PersonId, row.Listing.Title,
                        row.Listing.Unit.Whole(row.Left)), token);
            }
        }
    }
}
