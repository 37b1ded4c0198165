using CreativeLabs.Contracts;
using CreativeLabs.Marketplace.Data;
using CreativeLabs.Marketplace.Ledger;
using CreativeLabs.Marketplace.Orders;
using CreativeLabs.Marketplace.Refunds;
using CreativeLabs.Marketplace.Stock;
using CreativeLabs.ServiceDefaults;
using MassTransit;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Marketplace.Payments;

/// <summary>The one place where a rail's news take effect, whoever brings them and however often. Runs in its caller's transaction, under
/// the order's lock. Each transaction of the rail counts once; the first that covers an order pays it, any other is the buyer's.</summary>
internal sealed partial class SettlePayment(MarketplaceDb db, Fees fees, TimeProvider clock, ILogger<SettlePayment> logger)
{
    public async Task Settle(RailNews news, IPublishEndpoint publish, CancellationToken token)
    {
        if (await db.Attempts.AsNoTracking().SingleOrDefaultAsync(a => a.Id == news.AttemptId, token) is not { } attempt)
        {
            Unknown(logger, news.AttemptId);
            return;
        }

        if (news.Status is RailStatus.Failed or RailStatus.Expired)
        {
            await Move(attempt.Id, news.Status is RailStatus.Failed ? AttemptState.Failed : AttemptState.Expired, token);
        }

        if (news.Status is not RailStatus.Succeeded)
        {
            return;
        }

        var order = (await db.LockOrder(attempt.OrderId, token))!;
        var now = clock.GetUtcNow();
        var receipt = Guid.CreateVersion7(now);
        if (!await Receive(receipt, attempt.Rail, news, now, token))
        {
            return;
        }

        var use = await Use(order, attempt, news, token);
        await db.Receipts.Where(r => r.Id == receipt).ExecuteUpdateAsync(set => set.SetProperty(r => r.Use, use), token);
        if (use is ReceiptUse.Paid)
        {
            await StockAlert.Tell(db, publish, HeldAnew(order), now, token);
            await Pay(order, news, publish, now, token);
            return;
        }

        if (use is ReceiptUse.WrongAmount or ReceiptUse.OtherCurrency)
        {
            await publish.Publish(new PaymentNotMatched(attempt.Id, order.Id, order.BuyerId, order.Number), token);
        }

        if (use is not ReceiptUse.OtherCurrency)
        {
            await PostJournal.Post(db, Journals.RefundDue(order, news.Transaction!, news.Amount), now, token);
            await RequestRefund.OfReceipt(db, publish, order, receipt, attempt.Rail, news.Amount, use, now, token);
        }
    }

    /// <summary>Compare-and-set of an attempt that has not ended; a success is never taken back.</summary>
    public Task Move(Guid attemptId, AttemptState to, CancellationToken token) => db.Attempts
        .Where(a => a.Id == attemptId
            && (a.State == AttemptState.Created || a.State == AttemptState.Presented || a.State == AttemptState.Unknown))
        .ExecuteUpdateAsync(set => set.SetProperty(a => a.State, to), token);

    private async Task<bool> Receive(Guid id, string rail, RailNews news, DateTimeOffset now, CancellationToken token) =>
        await db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO rail_receipts (id, rail, rail_transaction, attempt_id, amount, currency, use, refunded, received_at)
            VALUES ({id}, {rail}, {news.Transaction}, {news.AttemptId}, {news.Amount}, {news.Currency}, 'Paid', 0, {now})
            ON CONFLICT DO NOTHING
            """,
            token) == 1;

    /// <summary>Amount and currency are compared before anything else; then whether the order still waits for money and its goods may be
    /// sold.</summary>
    private async Task<ReceiptUse> Use(Order order, PaymentAttempt attempt, RailNews news, CancellationToken token)
    {
        if (news.Currency != "KGS" || news.Amount != attempt.Amount)
        {
            await db.Attempts.Where(a => a.Id == attempt.Id && a.State != AttemptState.Succeeded)
                .ExecuteUpdateAsync(set => set.SetProperty(a => a.State, AttemptState.Mismatched), token);
            return news.Currency != "KGS" ? ReceiptUse.OtherCurrency : ReceiptUse.WrongAmount;
        }

        var first = await db.Attempts.Where(a => a.Id == attempt.Id && a.State != AttemptState.Succeeded)
            .ExecuteUpdateAsync(set => set.SetProperty(a => a.State, AttemptState.Succeeded), token) == 1;
        if (!first || order.PaidAt is not null)
        {
            return ReceiptUse.PaidTwice;
        }

        // A part may have been called off since the code was made.
        var covers = news.Amount == order.Payable.Sum(part => part.Amount);
        return covers && await MayBeSold(order, token) && await Claim(attempt, token) ? ReceiptUse.Paid : ReceiptUse.NotForSale;
    }

    /// <summary>An order that waits holds its stock. One that expired gets it again if it is still there and still for sale.</summary>
    private async Task<bool> MayBeSold(Order order, CancellationToken token) => order.CampaignId is { } campaign
        ? order.IsUnpaidQr && await db.TakesMoney(campaign, token)
        : order.State switch
        {
            OrderState.Reserved or OrderState.AwaitingPayment => true,
            OrderState.Expired => await ReserveStock.ReserveAgain(db, order.Id, clock.GetUtcNow(), token),
            _ => false,
        };

    /// <summary>What an order that expired holds again.</summary>
    private static IEnumerable<Guid> HeldAnew(Order order) => order.State is OrderState.Expired
        ? order.Payable.SelectMany(part => part.Lines).Select(line => line.ListingId) : [];

    private async Task<bool> Claim(PaymentAttempt attempt, CancellationToken token) =>
        await db.Intents.Where(i => i.Id == attempt.IntentId && i.SettledBy == null)
            .ExecuteUpdateAsync(set => set.SetProperty(i => i.SettledBy, attempt.Id), token) == 1;

    private async Task Pay(Order order, RailNews news, IPublishEndpoint publish, DateTimeOffset now, CancellationToken token)
    {
        var parts = order.Pay(now);
        foreach (var part in parts)
        {
            part.Charge(fees.On(part.Goods));
        }

        await ReleaseStock.Commit(db, parts.Select(part => part.Id).ToList(), token);
        await PostJournal.Post(db, Journals.Payment(order, parts, news.Transaction!), now, token);
        await VoidCodes.Of(db, publish, order.Id, token);
        foreach (var part in parts.OrderBy(part => part.SellerId))
        {
            if (order.CampaignId is { } campaign)
            {
                await publish.Publish(new PledgePaid(order.Id, campaign, order.BuyerId, order.Number, part.Amount), token);
                continue;
            }

            await RecordSale.Record(db, publish, order, part, now, token);
            await publish.SchedulePublish(new SellerOrderDue(part.Id, order.Id), part.Deadline!.Value, token);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The rail speaks of attempt {AttemptId}, which is not ours")]
    private static partial void Unknown(ILogger logger, Guid attemptId);
}
