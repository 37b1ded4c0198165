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
internal sealed class RefundSendConsumer(MarketplaceDb db, PaymentRails rails, TimeProvider clock) : IConsumer<RefundSendDue>
{
    private static readonly TimeSpan GiveUpAfter = TimeSpan.FromDays(3);

    public async Task Consume(ConsumeContext<RefundSendDue> context)
    {
        var token = context.CancellationToken;
        var row = await db.Refunds.AsNoTracking().Where(r => r.Id == context.Message.RefundId)
            .Join(db.Receipts, r => r.ReceiptId, receipt => receipt.Id, (refund, receipt) => new { Refund = refund, Receipt = receipt })
            .Join(db.Attempts, r => r.Receipt.AttemptId, a => a.Id,
                (r, attempt) => new { r.Refund, r.Receipt.RailTransaction, attempt.RailReference })
            .SingleOrDefaultAsync(token);
        if (row is null || !row.Refund.IsUnderWay)
        {
            return;
        }

        var news = await rails.Of(row.Refund.Rail).Send(
            new OutgoingTransfer(row.Refund.TransferId!.Value, row.Refund.Amount, row.RailReference, row.RailTransaction, null), token);
        var now = clock.GetUtcNow();
        var refund = await SettleRefund.Settle(db, context, row.Refund.Id, row.Refund.Sending, news, now, token);
        if (refund.IsUnderWay && now < refund.ApprovedAt + GiveUpAfter)
        {
            await context.PublishDue(context.Message with { Try = context.Message.Try + 1 },
                now + PollPayment.After(context.Message.Try), token);
        }
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
