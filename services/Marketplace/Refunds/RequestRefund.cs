using CreativeLabs.Contracts;
using CreativeLabs.Marketplace.Data;
using CreativeLabs.Marketplace.Orders;
using CreativeLabs.Marketplace.Payments;
using CreativeLabs.ServiceDefaults;
using MassTransit;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Marketplace.Refunds;

/// <summary>Money to give back for what was handed over.</summary>
/// <param name="SellerOrderId">The part that it is for.</param>
/// <param name="Amount">Som, no more than was paid for the part.</param>
/// <param name="Cause">returned or goodwill.</param>
internal sealed record RequestRefundBody(Guid SellerOrderId, Money Amount, RefundCause Cause);

/// <summary>How a refund begins: it is owed, or the seller or the operator asks for it.</summary>
internal static class RequestRefund
{
    /// <summary>The part was paid and comes to nothing.</summary>
    public static async Task OfPart(MarketplaceDb db, IPublishEndpoint publish, Order order, SellerOrder part, DateTimeOffset now,
        CancellationToken token)
    {
        var receipt = await Paying(db, order, token);
        var cause = part.Cause switch
        {
            OrderState.Declined => RefundCause.Declined,
            OrderState.AcceptanceLapsed => RefundCause.AcceptanceLapsed,
            OrderState.NoShow => RefundCause.NoShow,
            _ => RefundCause.Cancelled,
        };
        await Owe(db, publish, order,
            Refund.Request(order.Id, part.Id, receipt.Id, order.BuyerId, receipt.Rail, part.Amount, cause, null, now), token);
    }

    /// <summary>Money came that paid for nothing.</summary>
    public static Task OfReceipt(MarketplaceDb db, IPublishEndpoint publish, Order order, Guid receiptId, string rail, long amount,
        ReceiptUse use, DateTimeOffset now, CancellationToken token) => Owe(
        db, publish, order,
        Refund.Request(order.Id, null, receiptId, order.BuyerId, rail, amount, use switch
        {
            ReceiptUse.WrongAmount => RefundCause.WrongAmount,
            ReceiptUse.NotForSale => RefundCause.NotForSale,
            _ => RefundCause.PaidTwice,
        }, null, now),
        token);

    /// <summary>Her seller gives a buyer something back, or the operator does; somebody else approves it.</summary>
    public static async Task<Results<Created<RefundView>, ProblemResult>> Handle(
        Guid id, RequestRefundBody body, Caller caller, MarketplaceDb db, TimeProvider clock, HttpContext http, CancellationToken token)
    {
        if (new Validation().Price(body.Amount, "amount")
            .OneOf($"{body.Cause}", [$"{RefundCause.Returned}", $"{RefundCause.Goodwill}"], "cause").Problem is { } refusal)
        {
            return refusal;
        }

        var order = await db.LockOrder(id, token);
        if (order?.Parts.Find(p => p.Id == body.SellerOrderId) is not { } part
            || !(caller.IsOperator || part.PersonId == caller.PersonId))
        {
            return order is not null && order.BuyerId == caller.PersonId ? ProblemResult.Forbidden : ProblemResult.NotFound;
        }

        if (http.RequireMatch(order) is { } stale)
        {
            return stale;
        }

        if (part.PaidAt is null)
        {
            return ProblemResult.Of(RefundRules.NotPaidByRail);
        }

        if (part.State is not (OrderState.HandedOver or OrderState.Completed))
        {
            return ProblemResult.Of(OrderRules.WrongState(part.State));
        }

        var (refund, above) = await Add(db, order, part, body.Amount.Amount, body.Cause, caller.PersonId, clock.GetUtcNow(), token);
        if (refund is null)
        {
            return ProblemResult.Of(above!);
        }

        await db.SaveChangesAsync(token);
        http.SetETag(refund);
        return TypedResults.Created($"/v1/refunds/{refund.Id}", RefundView.Of(refund, caller));
    }

    /// <summary>A refund that somebody asks for, added to what is saved next; a rule when it would come to more than was
    /// paid.</summary>
    public static async Task<Error?> Ask(MarketplaceDb db, Order order, SellerOrder part, long amount, RefundCause cause, Guid by,
        DateTimeOffset now, CancellationToken token) => (await Add(db, order, part, amount, cause, by, now, token)).Broken;

    /// <summary>Claims so much of the money that came; false when refunds have claimed the rest.</summary>
    public static async Task<bool> Claim(MarketplaceDb db, Guid receiptId, long amount, CancellationToken token) =>
        await db.Receipts.Where(r => r.Id == receiptId && r.Refunded + amount <= r.Amount)
            .ExecuteUpdateAsync(set => set.SetProperty(r => r.Refunded, r => r.Refunded + amount), token) == 1;

    private static async Task<(Refund? Refund, Error? Broken)> Add(MarketplaceDb db, Order order, SellerOrder part, long amount,
        RefundCause cause, Guid by, DateTimeOffset now, CancellationToken token)
    {
        var receipt = await Paying(db, order, token);
        var asked = await db.Refunds.Where(r => r.SellerOrderId == part.Id && r.State == RefundState.Requested)
            .SumAsync(r => r.Amount, token);
        if (amount > part.Amount - part.Refunded - asked || !await Claim(db, receipt.Id, amount, token))
        {
            return (null, RefundRules.AbovePaid.With("left", Money.Of(part.Amount - part.Refunded - asked)));
        }

        var refund = Refund.Request(order.Id, part.Id, receipt.Id, order.BuyerId, receipt.Rail, amount, cause, by, now);
        db.Add(refund);
        return (refund, null);
    }

    private static async Task Owe(MarketplaceDb db, IPublishEndpoint publish, Order order, Refund refund, CancellationToken token)
    {
        if (!await Claim(db, refund.ReceiptId, refund.Amount, token))
        {
            throw new InvalidOperationException($"Refund of {refund.Amount} is more than receipt {refund.ReceiptId} has left.");
        }

        db.Add(refund);
        await publish.Publish(new RefundRequested(refund.Id, order.Id, order.BuyerId, order.Number, refund.Amount), token);
    }

    /// <summary>The money that paid for the order.</summary>
    private static Task<RailReceipt> Paying(MarketplaceDb db, Order order, CancellationToken token) => db.Receipts.AsNoTracking()
        .SingleAsync(r => r.Use == ReceiptUse.Paid && db.Intents.Any(i => i.OrderId == order.Id && i.SettledBy == r.AttemptId), token);
}
