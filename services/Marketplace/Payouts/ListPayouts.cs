using CreativeLabs.Marketplace.Data;
using CreativeLabs.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Marketplace.Payouts;

/// <summary>Money on its way to a seller.</summary>
/// <param name="Id">The payout.</param>
/// <param name="SellerId">The shop.</param>
/// <param name="Amount">How much.</param>
/// <param name="State">batched, approved, sent, unknown, settled, returned or discarded.</param>
/// <param name="CreatedAt">When it was made.</param>
/// <param name="SettledAt">When it arrived.</param>
/// <param name="Shares">Of a group's, what is whose; null where all of it is the shop's.</param>
internal sealed record PayoutView(
    Guid Id, Guid SellerId, Money Amount, PayoutState State, DateTimeOffset CreatedAt, DateTimeOffset? SettledAt,
    IReadOnlyList<PayoutShareView>? Shares)
{
    public static PayoutView Of(Payout payout) =>
        new(payout.Id, payout.SellerId, Money.Of(payout.Amount), payout.State, payout.CreatedAt, payout.SettledAt,
            payout.Shares.Count == 0 ? null
                : [.. payout.Shares.OrderBy(s => s.PersonId).Select(s => new PayoutShareView(s.PersonId, Money.Of(s.Amount)))]);
}

/// <summary>What of a group's payout is a member's.</summary>
internal sealed record PayoutShareView(Guid PersonId, Money Amount);

/// <summary>Payouts that are sent together.</summary>
/// <param name="Id">The batch.</param>
/// <param name="State">open, approved or discarded.</param>
/// <param name="Total">Of all its payouts.</param>
/// <param name="CreatedBy">Who made it.</param>
/// <param name="CreatedAt">When.</param>
/// <param name="ApprovedBy">Who approved it.</param>
/// <param name="ApprovedAt">When.</param>
/// <param name="Payouts">One a seller; left out in lists.</param>
internal sealed record PayoutBatchView(
    Guid Id, PayoutBatchState State, Money Total, Guid CreatedBy, DateTimeOffset CreatedAt, Guid? ApprovedBy, DateTimeOffset? ApprovedAt,
    IReadOnlyList<PayoutView>? Payouts)
{
    public static PayoutBatchView Of(PayoutBatch batch, IReadOnlyList<Payout> payouts) =>
        Of(batch, payouts.Sum(p => p.Amount)) with { Payouts = payouts.Select(PayoutView.Of).ToList() };

    public static PayoutBatchView Of(PayoutBatch batch, long total) => new(batch.Id, batch.State, Money.Of(total), batch.CreatedBy,
        batch.CreatedAt, batch.ApprovedBy, batch.ApprovedAt, null);
}

internal static class ListPayouts
{
    public static async Task<Results<Ok<Page<PayoutBatchView>>, ProblemResult>> Batches([AsParameters] PageQuery page, MarketplaceDb db,
        HttpContext http) => page.Read() is { } refusal
        ? refusal
        : TypedResults.Ok(await page.ToPageAsync(
            db.PayoutBatches.AsNoTracking().Where(b => page.After == Guid.Empty || b.Id < page.After).OrderByDescending(b => b.Id)
                .Select(b => new { Batch = b, Total = db.Payouts.Where(p => p.BatchId == b.Id).Sum(p => p.Amount) }),
            row => row.Batch.Id, row => PayoutBatchView.Of(row.Batch, row.Total), http));

    public static async Task<Results<Ok<PayoutBatchView>, ProblemResult>> Batch(Guid id, MarketplaceDb db, HttpContext http,
        CancellationToken token)
    {
        if (await db.PayoutBatches.AsNoTracking().SingleOrDefaultAsync(b => b.Id == id, token) is not { } batch)
        {
            return ProblemResult.NotFound;
        }

        var payouts = await db.Payouts.AsNoTracking().Where(p => p.BatchId == id).OrderBy(p => p.SellerId).ToListAsync(token);
        http.SetETag(batch);
        return TypedResults.Ok(PayoutBatchView.Of(batch, payouts));
    }

    /// <summary>For its seller and the operator.</summary>
    public static async Task<Results<Ok<PayoutView>, ProblemResult>> One(Guid id, Caller caller, MarketplaceDb db, HttpContext http,
        CancellationToken token)
    {
        if (await db.Payouts.AsNoTracking().SingleOrDefaultAsync(
            p => p.Id == id && (caller.IsOperator || (p.PersonId == caller.PersonId && p.State != PayoutState.Discarded)), token)
            is not { } payout)
        {
            return ProblemResult.NotFound;
        }

        http.SetETag(payout);
        return TypedResults.Ok(PayoutView.Of(payout));
    }

    /// <summary>A seller's own, newest first.</summary>
    public static async Task<Results<Ok<Page<PayoutView>>, ProblemResult>> Mine([AsParameters] PageQuery page, Caller caller,
        MarketplaceDb db,
        HttpContext http) => page.Read() is { } refusal
        ? refusal
        : TypedResults.Ok(await page.ToPageAsync(
            db.Payouts.AsNoTracking()
                .Where(p => p.PersonId == caller.PersonId && p.State != PayoutState.Discarded
                    && (page.After == Guid.Empty || p.Id < page.After))
                .OrderByDescending(p => p.Id),
            p => p.Id, PayoutView.Of, http));
}
