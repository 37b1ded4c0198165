using CreativeLabs.Marketplace.Data;
using CreativeLabs.Marketplace.Ledger;
using CreativeLabs.Marketplace.Orders;
using CreativeLabs.Marketplace.Payments;
using CreativeLabs.Marketplace.Refunds;
using CreativeLabs.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace CreativeLabs.Marketplace.Payouts;

/// <summary>Gathers what is due: parts that were paid by a rail and are done, three days after they were handed over, of which no refund is
/// on its way. A seller gets no more than her balance: what she owes of fees on cash is kept.</summary>
internal static class CreateBatch
{
    /// <summary>How long after handing over a part is paid out.</summary>
    public static readonly TimeSpan After = TimeSpan.FromDays(3);

    private static readonly RefundState[] Open =
        [RefundState.Requested, RefundState.Approved, RefundState.Sent, RefundState.Unknown, RefundState.Failed];

    public static async Task<Results<Created<PayoutBatchView>, ProblemResult>> Handle(Caller caller, MarketplaceDb db, TimeProvider clock,
        HttpContext http, CancellationToken token)
    {
        var now = clock.GetUtcNow();
        var orders = await Due(db, now).Select(part => part.OrderId).Distinct().ToListAsync(token);
        // Whoever changes an order holds its lock: no refund is asked for, and no other batch made, of what is gathered here.
        await db.Database.ExecuteSqlAsync($"SELECT FROM orders WHERE id = ANY ({orders}) ORDER BY id FOR UPDATE", token);
        var due = await Due(db, now).Where(part => orders.Contains(part.OrderId)).AsNoTracking().ToListAsync(token);
        var others = new List<(IPayable Payable, PayableItem Item)>();
        foreach (var payable in db.GetService<Payables>().All)
        {
            others.AddRange((await payable.Due(db, token)).Select(item => (payable, item)));
        }

        var nets = due.Select(part => (part.SellerId, Net: Net(part)))
            .Concat(others.Select(other => (other.Item.SellerId, other.Item.Net)));
        var batch = PayoutBatch.Open(caller.PersonId, now);
        var payouts = new List<Payout>();
        foreach (var shop in nets.GroupBy(one => one.SellerId).OrderBy(shop => shop.Key))
        {
            var seller = await db.Sellers.AsNoTracking().SingleAsync(s => s.Id == shop.Key, token);
            var amount = Math.Min(shop.Sum(one => one.Net), await Balances.Of(db, seller.Id, token));
            if (amount <= 0)
            {
                continue;
            }

            var payout = Payout.Of(batch, seller, QrRail.RailName, amount, now);
            if (seller.GroupId is not null)
            {
                payout.Share(await db.GroupShares.AsNoTracking().Where(s => s.SellerId == seller.Id).OrderBy(s => s.PersonId)
                    .ToListAsync(token));
            }

            payouts.Add(payout);
            await PostJournal.Post(db, Journals.PayoutBatched(payout), now, token);
        }

        if (payouts.Count == 0)
        {
            return ProblemResult.Of(PayoutRules.NothingDue);
        }

        db.Add(batch);
        db.AddRange(payouts);
        await db.SaveChangesAsync(token);
        foreach (var payout in payouts)
        {
            if (!await Claim(db, payout, due, others, token))
            {
                return ProblemResult.Of(Problems.Conflict);
            }
        }

        http.SetETag(batch);
        return TypedResults.Created($"/v1/payout-batches/{batch.Id}", PayoutBatchView.Of(batch, payouts));
    }

    /// <summary>What is in the payout is in no other; false when something of it is.</summary>
    private static async Task<bool> Claim(MarketplaceDb db, Payout payout, List<SellerOrder> due,
        List<(IPayable Payable, PayableItem Item)> others, CancellationToken token)
    {
        var parts = due.Where(part => part.SellerId == payout.SellerId).Select(part => part.Id).ToList();
        var claimed = await db.SellerOrders.Where(part => parts.Contains(part.Id) && part.PayoutId == null)
            .ExecuteUpdateAsync(set => set.SetProperty(part => part.PayoutId, payout.Id), token);
        var items = others.Where(other => other.Item.SellerId == payout.SellerId)
            .ToLookup(other => other.Payable, other => other.Item.Id);
        foreach (var group in items)
        {
            claimed += await group.Key.Claim(db, payout.Id, [.. group], token);
        }

        return claimed == parts.Count + items.Sum(group => group.Count());
    }

    /// <summary>What she gets of a part: less the fee, and less what was given back of both.</summary>
    private static long Net(SellerOrder part) => part.Amount - part.Refunded - (part.Fee - part.FeeOf(part.Refunded));

    private static IQueryable<SellerOrder> Due(MarketplaceDb db, DateTimeOffset now)
    {
        var before = now - After;
        return db.SellerOrders.Where(part => part.State == OrderState.Completed && part.PaidAt != null && part.PayoutId == null
            && part.HandedOverAt <= before && part.Refunded < part.Amount
            && !db.Refunds.Any(r => r.SellerOrderId == part.Id && Open.Contains(r.State))
            && db.PayoutAccounts.Any(account => account.SellerId == part.SellerId)
            && db.Sellers.Any(seller => seller.Id == part.SellerId));
    }
}
