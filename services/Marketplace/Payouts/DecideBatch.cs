using CreativeLabs.Contracts;
using CreativeLabs.Marketplace.Data;
using CreativeLabs.Marketplace.Ledger;
using CreativeLabs.ServiceDefaults;
using MassTransit;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Marketplace.Payouts;

/// <summary>What becomes of a batch that was made: somebody else approves it and it is sent, or it is given up.</summary>
internal static class DecideBatch
{
    public static Task<Results<Ok<PayoutBatchView>, ProblemResult>> Approve(Guid id, Caller caller, MarketplaceDb db,
        IPublishEndpoint publish,
        TimeProvider clock, HttpContext http, CancellationToken token) => Change(
        id, db, http, batch => batch.Approve(caller.PersonId, clock.GetUtcNow()),
        async payout =>
        {
            payout.Approve();
            await publish.Publish(new PayoutSendDue(payout.Id, 0), token);
        },
        token);

    /// <summary>The balances have it again, and what was gathered is due as before.</summary>
    public static Task<Results<Ok<PayoutBatchView>, ProblemResult>> Discard(Guid id, MarketplaceDb db, TimeProvider clock, HttpContext http,
        CancellationToken token) => Change(
        id, db, http, batch => batch.Discard(),
        async payout =>
        {
            payout.Discard();
            await SettlePayout.GiveBack(db, payout, Journals.PayoutReturned(payout, sent: false), clock.GetUtcNow(), token);
        },
        token);

    /// <summary>Asks the rail how a payout stands, also when it had arrived: it may have come back.</summary>
    public static async Task<Results<Ok<PayoutView>, ProblemResult>> Check(Guid id, MarketplaceDb db, IPublishEndpoint publish,
        PayoutSender sender, TimeProvider clock, HttpContext http, CancellationToken token)
    {
        if (await db.Payouts.AsNoTracking().SingleOrDefaultAsync(p => p.Id == id, token) is not { } payout)
        {
            return ProblemResult.NotFound;
        }

        if (http.RequireMatch(payout) is { } stale)
        {
            return stale;
        }

        if (!(payout.IsUnderWay || payout.State is PayoutState.Settled))
        {
            return ProblemResult.Of(PayoutRules.NothingToAsk);
        }

        var news = await sender.Send(payout, token);
        await using var transaction = await db.Database.BeginTransactionAsync(token);
        var after = await SettlePayout.Settle(db, publish, id, news, clock.GetUtcNow(), token);
        await transaction.CommitAsync(token);
        http.SetETag(after);
        return TypedResults.Ok(PayoutView.Of(after));
    }

    private static async Task<Results<Ok<PayoutBatchView>, ProblemResult>> Change(Guid id, MarketplaceDb db, HttpContext http,
        Func<PayoutBatch, Error?> change, Func<Payout, Task> each, CancellationToken token)
    {
        if (await db.PayoutBatches.SingleOrDefaultAsync(b => b.Id == id, token) is not { } batch)
        {
            return ProblemResult.NotFound;
        }

        if (http.RequireMatch(batch) is { } stale)
        {
            return stale;
        }

        if (change(batch) is { } broken)
        {
            return ProblemResult.Of(broken);
        }

        var payouts = await db.Payouts.Where(p => p.BatchId == id).OrderBy(p => p.SellerId).ToListAsync(token);
        foreach (var payout in payouts)
        {
            await each(payout);
        }

        await db.SaveChangesAsync(token);
        http.SetETag(batch);
        return TypedResults.Ok(PayoutBatchView.Of(batch, payouts));
    }
}
