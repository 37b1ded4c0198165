using CreativeLabs.Contracts;
using CreativeLabs.Marketplace.Data;
using CreativeLabs.Marketplace.Ledger;
using CreativeLabs.Marketplace.Payments;
using CreativeLabs.ServiceDefaults;
using MassTransit;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace CreativeLabs.Marketplace.Payouts;

/// <summary>Sends one approved payout and asks what became of it for three days. Its id is the rail's key: a crash in the middle of a batch
/// and whatever is sent again after it move no money twice.</summary>
internal sealed class PayoutSendConsumer(MarketplaceDb db, PayoutSender sender, TimeProvider clock)
    : IConsumer<PayoutSendDue>
{
    private static readonly TimeSpan GiveUpAfter = TimeSpan.FromDays(3);

    public async Task Consume(ConsumeContext<PayoutSendDue> context)
    {
        var token = context.CancellationToken;
        var payout = await db.Payouts.AsNoTracking().SingleOrDefaultAsync(p => p.Id == context.Message.PayoutId, token);
        if (payout is null || !payout.IsUnderWay)
        {
            return;
        }

        var news = await sender.Send(payout, token);
        var now = clock.GetUtcNow();
        var after = await SettlePayout.Settle(db, context, payout.Id, news, now, token);
        if (after.IsUnderWay && now < payout.CreatedAt + GiveUpAfter)
        {
            await context.SchedulePublish(context.Message with { Try = context.Message.Try + 1 },
                now + PollPayment.After(context.Message.Try), token);
        }
    }
}

/// <summary>Calls the rail that a payout goes by.</summary>
internal sealed class PayoutSender(MarketplaceDb db, PaymentRails rails, PayoutAccounts accounts)
{
    /// <summary>Without an account, because its owner was erased, there is nowhere to send it to.</summary>
    public async Task<TransferNews> Send(Payout payout, CancellationToken token) =>
        await accounts.Open(db, payout.SellerId, token) is { } account
            ? await rails.Of(payout.Rail).Send(new OutgoingTransfer(payout.Id, payout.Amount, null, null, account), token)
            : new TransferNews(TransferStatus.Failed);
}

/// <summary>The one place where news of a payout take effect.</summary>
internal static class SettlePayout
{
    public static async Task<Payout> Settle(MarketplaceDb db, IPublishEndpoint publish, Guid id, TransferNews news, DateTimeOffset now,
        CancellationToken token)
    {
        await db.Database.ExecuteSqlAsync($"SELECT FROM payouts WHERE id = {id} FOR UPDATE", token);
        var payout = await db.Payouts.SingleAsync(p => p.Id == id, token);
        var arrived = payout.State is PayoutState.Settled;
        if (!payout.Hear(news, now))
        {
            return payout;
        }

        if (payout.State is PayoutState.Settled)
        {
            await PostJournal.Post(db, Journals.PayoutSettled(payout), now, token);
            await publish.Publish(new PayoutSent(payout.Id, payout.PersonId, payout.Amount), token);
        }
        else if (payout.State is PayoutState.Returned)
        {
            await GiveBack(db, payout, Journals.PayoutReturned(payout, sent: arrived), now, token);
            await publish.Publish(new PayoutReturned(payout.Id, payout.PersonId, payout.Amount), token);
        }

        await db.SaveChangesAsync(token);
        return payout;
    }

    /// <summary>The balance has it again, and the next batch takes its parts.</summary>
    public static async Task GiveBack(MarketplaceDb db, Payout payout, JournalDraft journal, DateTimeOffset now, CancellationToken token)
    {
        await PostJournal.Post(db, journal, now, token);
        foreach (var payable in db.GetService<Payables>().All)
        {
            await payable.GiveBack(db, payout.Id, token);
        }

        await db.SellerOrders.Where(part => part.PayoutId == payout.Id)
            .ExecuteUpdateAsync(set => set.SetProperty(part => part.PayoutId, (Guid?)null), token);
    }
}
