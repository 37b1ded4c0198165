using CreativeLabs.Marketplace.Data;
using CreativeLabs.Marketplace.Ledger;
using CreativeLabs.Marketplace.Orders;
using CreativeLabs.Marketplace.Stock;
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
        if (!await Receive(news, now, token))
        {
            return;
        }

        var first = await db.Attempts.Where(a => a.Id == attempt.Id && a.State != AttemptState.Succeeded)
            .ExecuteUpdateAsync(set => set.SetProperty(a => a.State, AttemptState.Succeeded), token) == 1;
        var covers = news.Amount == attempt.Amount && news.Currency == "KGS";
        if (first && covers && await StockIsThere(order, token) && await Claim(attempt, token))
        {
            await Pay(order, news, publish, now, token);
        }
        else
        {
            await PostJournal.Post(db, Journals.RefundDue(order, news.Transaction!, news.Amount), now, token);
        }
    }

    /// <summary>Compare-and-set of an attempt that has not ended; a success is never taken back.</summary>
    public Task Move(Guid attemptId, AttemptState to, CancellationToken token) => db.Attempts
        .Where(a => a.Id == attemptId
            && (a.State == AttemptState.Created || a.State == AttemptState.Presented || a.State == AttemptState.Unknown))
        .ExecuteUpdateAsync(set => set.SetProperty(a => a.State, to), token);

    private async Task<bool> Receive(RailNews news, DateTimeOffset now, CancellationToken token) => await db.Database.ExecuteSqlAsync(
        $"""
        INSERT INTO rail_receipts (id, rail, rail_transaction, attempt_id, amount, received_at)
        VALUES ({Guid.CreateVersion7(now)}, {QrRail.Name}, {news.Transaction}, {news.AttemptId}, {news.Amount}, {now})
        ON CONFLICT DO NOTHING
        """,
        token) == 1;

    /// <summary>An order that waits holds its stock; one that expired gets it again if it is still there; any other has no use for
    /// money.</summary>
    private async Task<bool> StockIsThere(Order order, CancellationToken token) => order.State switch
    {
        OrderState.Reserved or OrderState.AwaitingPayment => true,
        OrderState.Expired => await ReserveStock.ReserveAgain(db, order.Id, token),
        _ => false,
    };

    private async Task<bool> Claim(PaymentAttempt attempt, CancellationToken token) =>
        await db.Intents.Where(i => i.Id == attempt.IntentId && i.SettledBy == null)
            .ExecuteUpdateAsync(set => set.SetProperty(i => i.SettledBy, attempt.Id), token) == 1;

    private async Task Pay(Order order, RailNews news, IPublishEndpoint publish, DateTimeOffset now, CancellationToken token)
    {
        order.Pay(now);
        await ReleaseStock.Commit(db, order.Parts.Select(part => part.Id).ToList(), token);
        await PostJournal.Post(db, Journals.Payment(order, news.Transaction!, fees), now, token);
        foreach (var part in order.Parts.OrderBy(part => part.SellerId))
        {
            await RecordSale.Record(db, publish, order, part, now, token);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The rail speaks of attempt {AttemptId}, which is not ours")]
    private static partial void Unknown(ILogger logger, Guid attemptId);
}
