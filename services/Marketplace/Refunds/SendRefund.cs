using CreativeLabs.Contracts;
using CreativeLabs.Marketplace.Data;
using CreativeLabs.Marketplace.Ledger;
using CreativeLabs.Marketplace.Payments;
using CreativeLabs.ServiceDefaults;
using MassTransit;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Marketplace.Refunds;

/// <summary>Sends an approved refund and asks what became of it, ever more seldom, for three days. The rail knows a sending by its key: the
/// same one again moves no money. No row is locked while the rail is asked.</summary>
internal sealed class RefundSendConsumer(MarketplaceDb db, RefundSender sender, TimeProvider clock) : IConsumer<RefundSendDue>
{
    private static readonly TimeSpan GiveUpAfter = TimeSpan.FromDays(3);

    public async Task Consume(ConsumeContext<RefundSendDue> context)
    {
        var token = context.CancellationToken;
        var refund = await db.Refunds.AsNoTracking().SingleOrDefaultAsync(r => r.Id == context.Message.RefundId, token);
        if (refund is null || !refund.IsUnderWay)
        {
            return;
        }

        var news = await sender.Send(refund, token);
        var now = clock.GetUtcNow();
        var after = await SettleRefund.Settle(db, context, refund.Id, refund.Sending, news, now, token);
        if (after.IsUnderWay && now < after.ApprovedAt + GiveUpAfter)
        {
            await context.SchedulePublish(context.Message with { Try = context.Message.Try + 1 },
                now + PollPayment.After(context.Message.Try), token);
        }
    }
}

/// <summary>Calls the rail that the money came by.</summary>
internal sealed class RefundSender(MarketplaceDb db, PaymentRails rails)
{
    public async Task<TransferNews> Send(Refund refund, CancellationToken token)
    {
        var payment = await db.Receipts.Where(r => r.Id == refund.ReceiptId)
            .Join(db.Attempts, r => r.AttemptId, a => a.Id, (r, a) => new { r.RailTransaction, a.RailReference }).SingleAsync(token);
        var before = await db.Refunds.Where(r => r.ReceiptId == refund.ReceiptId && r.Id != refund.Id && r.State == RefundState.Settled)
            .SumAsync(r => r.Amount, token);
        return await rails.Of(refund.Rail).Send(
            new OutgoingTransfer(refund.TransferId!.Value, refund.Amount, payment.RailReference, payment.RailTransaction, null, before),
            token);
    }
}

/// <summary>The one place where news of a refund take effect.</summary>
internal static class SettleRefund
{
    /// <param name="sending">Which of its sendings the news are of; those of an earlier one change nothing.</param>
    public static async Task<Refund> Settle(MarketplaceDb db, IPublishEndpoint publish, Guid id, int sending, TransferNews news,
        DateTimeOffset now, CancellationToken token)
    {
        var orderId = await db.Refunds.Where(r => r.Id == id).Select(r => r.OrderId).SingleAsync(token);
        var order = (await db.LockOrder(orderId, token))!;
        var refund = await db.Refunds.SingleAsync(r => r.Id == id, token);
        if (refund.Sending != sending || !refund.Hear(news, now))
        {
            return refund;
        }

        if (refund.State is RefundState.Settled)
        {
            await PostJournal.Post(db, Journals.Refund(refund), now, token);
            await publish.Publish(new RefundSettled(refund.Id, order.Id, order.BuyerId, order.Number, refund.Amount), token);
            if (order.Parts.Find(part => part.Id == refund.SellerOrderId) is { } part)
            {
                order.Refund(part);
            }
        }
        else if (refund.State is RefundState.Reversed)
        {
            await PostJournal.Post(db, Journals.RefundReversed(refund), now, token);
        }

        await db.SaveChangesAsync(token);
        return refund;
    }
}
