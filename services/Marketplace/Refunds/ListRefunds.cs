using System.ComponentModel;
using CreativeLabs.Marketplace.Data;
using CreativeLabs.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Marketplace.Refunds;

/// <summary>Money on its way back.</summary>
/// <param name="Id">The refund.</param>
/// <param name="OrderId">The order.</param>
/// <param name="SellerOrderId">The part that it is for; null for money that paid for nothing.</param>
/// <param name="Amount">How much.</param>
/// <param name="Cause">cancelled, declined, acceptanceLapsed, noShow, paidTwice, wrongAmount, notForSale, returned, goodwill or
/// dispute.</param>
/// <param name="State">requested, refused, approved, sent, unknown, settled, failed or reversed.</param>
/// <param name="RequestedAt">Since when.</param>
/// <param name="SettledAt">When it arrived.</param>
/// <param name="Handling">Who handles it and by what; for the operator.</param>
internal sealed record RefundView(
    Guid Id, Guid OrderId, Guid? SellerOrderId, Money Amount, RefundCause Cause, RefundState State, DateTimeOffset RequestedAt,
    DateTimeOffset? SettledAt, RefundHandling? Handling)
{
    public static RefundView Of(Refund refund, Caller caller) => new(
        refund.Id, refund.OrderId, refund.SellerOrderId, Money.Of(refund.Amount), refund.Cause, refund.State, refund.RequestedAt,
        refund.SettledAt, caller.IsOperator
            ? new RefundHandling(refund.RequestedBy, refund.ApprovedBy, refund.ApprovedAt, refund.Rail, refund.Sending,
                refund.RailTransaction)
            : null);
}

/// <summary>Who asked, who approved, and the rail's side of it.</summary>
internal sealed record RefundHandling(
    Guid? RequestedBy, Guid? ApprovedBy, DateTimeOffset? ApprovedAt, string Rail, int Sendings, string? RailTransaction);

/// <summary>Which refunds.</summary>
internal sealed record RefundsQuery([property: Description("requested, refused, approved, sent, unknown, settled, failed or reversed.")]
    RefundState? State = null);

internal static class ListRefunds
{
    /// <summary>Every refund, for the operator: oldest first, those that wait at the head.</summary>
    public static async Task<Results<Ok<Page<RefundView>>, ProblemResult>> All(
        [AsParameters] RefundsQuery wanted, [AsParameters] PageQuery page, Caller caller, MarketplaceDb db, HttpContext http)
    {
        if (page.Read() is { } refusal)
        {
            return refusal;
        }

        var refunds = db.Refunds.AsNoTracking().Where(r => wanted.State == null || r.State == wanted.State);
        return TypedResults.Ok(await page.ToPageAsync(
            refunds.Where(r => r.Id > page.After).OrderBy(r => r.Id), r => r.Id, r => RefundView.Of(r, caller), http));
    }

    /// <summary>The money that a buyer gets back, newest first.</summary>
    public static async Task<Results<Ok<Page<RefundView>>, ProblemResult>> Mine([AsParameters] PageQuery page, Caller caller,
        MarketplaceDb db,
        HttpContext http) => page.Read() is { } refusal
        ? refusal
        : TypedResults.Ok(await page.ToPageAsync(
            db.Refunds.AsNoTracking()
                .Where(r => r.BuyerId == caller.PersonId && r.State != RefundState.Refused
                    && (page.After == Guid.Empty || r.Id < page.After))
                .OrderByDescending(r => r.Id),
            r => r.Id, r => RefundView.Of(r, caller), http));

    /// <summary>For its buyer, the seller whose part it is of, and the operator.</summary>
    public static async Task<Results<Ok<RefundView>, ProblemResult>> One(Guid id, Caller caller, MarketplaceDb db, HttpContext http,
        CancellationToken token)
    {
        var refund = await db.Refunds.AsNoTracking().SingleOrDefaultAsync(
            r => r.Id == id && (caller.IsOperator || r.BuyerId == caller.PersonId
                || db.SellerOrders.Any(part => part.Id == r.SellerOrderId && part.PersonId == caller.PersonId)),
            token);
        if (refund is null)
        {
            return ProblemResult.NotFound;
        }

        http.SetETag(refund);
        return TypedResults.Ok(RefundView.Of(refund, caller));
    }
}
