using CreativeLabs.Contracts;
using CreativeLabs.Marketplace.Data;
using CreativeLabs.Marketplace.Ledger;
using CreativeLabs.Marketplace.Orders;
using CreativeLabs.Marketplace.Sellers.GroupShops;
using CreativeLabs.ServiceDefaults;
using MassTransit;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Marketplace.Refunds;

/// <summary>The operator's part of a refund.</summary>
internal static class DecideRefund
{
    /// <summary>What was asked for is booked with the approval, what is owed has been booked when it came about.</summary>
    public static Task<Results<Ok<RefundView>, ProblemResult>> Approve(Guid id, Caller caller, MarketplaceDb db, IPublishEndpoint publish,
        TimeProvider clock, HttpContext http, CancellationToken token) => Change(
        id, caller, db, http,
        async (refund, order) =>
        {
            var now = clock.GetUtcNow();
            if (refund.Approve(caller.PersonId, now) is { } broken)
            {
                return broken;
            }

            if (refund.RequestedBy is { } asker && await db.MayActFor(caller.PersonId, asker, token))
            {
                return RefundRules.OwnRequest;
            }

            if (await OtherUnderWay(db, refund, token))
            {
                return RefundRules.OtherUnderWay;
            }

            if (!refund.IsOwed)
            {
                var part = order.Parts.Single(p => p.Id == refund.SellerOrderId);
                part.GiveBack(refund.Amount);
                await PostJournal.Post(db, Journals.Reversal(order, part, refund.Amount, refund.Id.ToString()), now, token);
                await publish.Publish(new RefundRequested(refund.Id, order.Id, order.BuyerId, order.Number, refund.Amount), token);
            }

            await publish.Publish(new RefundSendDue(refund.Id, 0), token);
            return null;
        },
        token);

    public static Task<Results<Ok<RefundView>, ProblemResult>> Refuse(Guid id, Caller caller, MarketplaceDb db, HttpContext http,
        CancellationToken token) => Change(
        id, caller, db, http,
        async (refund, _) =>
        {
            if (refund.Refuse() is { } broken)
            {
                return broken;
            }

            await db.Receipts.Where(r => r.Id == refund.ReceiptId)
                .ExecuteUpdateAsync(set => set.SetProperty(r => r.Refunded, r => r.Refunded - refund.Amount), token);
            return null;
        },
        token);

    /// <summary>After it failed, or came back.</summary>
    public static Task<Results<Ok<RefundView>, ProblemResult>> SendAgain(Guid id, Caller caller, MarketplaceDb db, IPublishEndpoint publish,
        TimeProvider clock, HttpContext http, CancellationToken token) => Change(
        id, caller, db, http,
        async (refund, _) =>
        {
            var broken = refund.SendAgain(clock.GetUtcNow());
            broken ??= await OtherUnderWay(db, refund, token) ? RefundRules.OtherUnderWay : null;
            if (broken is null)
            {
                await publish.Publish(new RefundSendDue(refund.Id, 0), token);
            }

            return broken;
        },
        token);

    /// <summary>Asks the rail how it stands, also when it had arrived: it may have come back.</summary>
    public static async Task<Results<Ok<RefundView>, ProblemResult>> Check(Guid id, Caller caller, MarketplaceDb db,
        IPublishEndpoint publish, RefundSender sender, TimeProvider clock, HttpContext http, CancellationToken token)
    {
        if (await db.Refunds.AsNoTracking().SingleOrDefaultAsync(r => r.Id == id, token) is not { } refund)
        {
            return ProblemResult.NotFound;
        }

        if (http.RequireMatch(refund) is { } stale)
        {
            return stale;
        }

        if (!(refund.IsUnderWay || refund.State is RefundState.Settled))
        {
            return ProblemResult.Of(RefundRules.WrongState(refund.State));
        }

        var news = await sender.Send(refund, token);
        await using var transaction = await db.Database.BeginTransactionAsync(token);
        var after = await SettleRefund.Settle(db, publish, id, refund.Sending, news, clock.GetUtcNow(), token);
        await transaction.CommitAsync(token);
        http.SetETag(after);
        return TypedResults.Ok(RefundView.Of(after, caller));
    }

    private static Task<bool> OtherUnderWay(MarketplaceDb db, Refund refund, CancellationToken token) => db.Refunds.AnyAsync(
        r => r.ReceiptId == refund.ReceiptId && r.Id != refund.Id
            && (r.State == RefundState.Approved || r.State == RefundState.Sent || r.State == RefundState.Unknown), token);

    private static async Task<Results<Ok<RefundView>, ProblemResult>> Change(
        Guid id, Caller caller, MarketplaceDb db, HttpContext http, Func<Refund, Order, Task<Error?>> change, CancellationToken token)
    {
        var orderId = await db.Refunds.Where(r => r.Id == id).Select(r => (Guid?)r.OrderId).SingleOrDefaultAsync(token);
        if (orderId is null)
        {
            return ProblemResult.NotFound;
        }

        var order = (await db.LockOrder(orderId.Value, token))!;
        var refund = await db.Refunds.SingleAsync(r => r.Id == id, token);
        if (http.RequireMatch(refund) is { } stale)
        {
            return stale;
        }

        if (await change(refund, order) is { } broken)
        {
            return ProblemResult.Of(broken);
        }

        await db.SaveChangesAsync(token);
        http.SetETag(refund);
        return TypedResults.Ok(RefundView.Of(refund, caller));
    }
}
