using System.Text;
using CreativeLabs.Marketplace.Data;
using CreativeLabs.Marketplace.Payments;
using CreativeLabs.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Marketplace.Erasure;

/// <summary>Copies of her words in what others keep: orders, answers kept for replay, callbacks of the rail.</summary>
internal static class ForgetWords
{
    public static async Task Of(MarketplaceDb db, PaymentRails rails, Guid person, CancellationToken token)
    {
        await InOrders(db, person, token);
        await db.Reviews.Where(r => r.AuthorId == person).ExecuteUpdateAsync(set => set.SetProperty(r => r.Words, (string?)null), token);
        await db.Database.ExecuteSqlAsync($"UPDATE order_messages SET text = NULL WHERE sender_id = {person}", token);
        await InAnswers(db, person, token);
        await InCallbacks(db, rails, person, token);
    }

    private static async Task InOrders(MarketplaceDb db, Guid person, CancellationToken token)
    {
        await db.Set<Orders.OrderLine>()
            .Where(line => db.SellerOrders.Any(part => part.Id == line.SellerOrderId && part.PersonId == person))
            .ExecuteUpdateAsync(set => set.SetProperty(line => line.Title, Neutral.Title), token);
        await db.SellerOrders.Where(part => part.PersonId == person)
            .ExecuteUpdateAsync(set => set.SetProperty(part => part.Shop, Neutral.Shop), token);
        await db.SellerOrders.Where(part => part.PersonId == person || db.Orders.Any(o => o.Id == part.OrderId && o.BuyerId == person))
            .ExecuteUpdateAsync(set => set.SetProperty(part => part.Receipt, (string?)null)
                .SetProperty(part => part.Address, (string?)null), token);
    }

    /// <summary>Her own answers go. A buyer's answer to an order must stay, or her repeated request would order twice: it is kept for
    /// replay without the words of the shop.</summary>
    private static async Task InAnswers(MarketplaceDb db, Guid person, CancellationToken token)
    {
        var caller = person.ToString();
        await db.Set<IdempotencyRecord>().Where(r => r.Caller == caller).ExecuteDeleteAsync(token);
        var sales = await db.SellerOrders.Where(part => part.PersonId == person)
            .Join(db.Orders, part => part.OrderId, order => order.Id, (_, order) => order).Select(o => new { o.Id, o.BuyerId, o.PlacedAt })
                .ToListAsync(token);
        if (sales.Count == 0)
        {
            return;
        }

        var buyers = sales.Select(s => s.BuyerId.ToString()).Distinct().ToList();
        var shop = await db.Sellers.Where(s => s.PersonId == person).Select(s => s.Id).SingleAsync(token);
        foreach (var record in await db.Set<IdempotencyRecord>().AsNoTracking()
            .Where(r => r.Route == "POST /v1/orders" && buyers.Contains(r.Caller)).ToListAsync(token))
        {
            if (KeptAnswer.Without(shop, record.Body) is { } body)
            {
                await db.Set<IdempotencyRecord>().Where(r => r.Caller == record.Caller && r.Route == record.Route && r.Key == record.Key)
                    .ExecuteUpdateAsync(set => set.SetProperty(r => r.Body, body), token);
            }
        }
    }

    /// <summary>A rail may tell who paid. What has been settled needs no more than what is read of it.</summary>
    private static async Task InCallbacks(MarketplaceDb db, PaymentRails rails, Guid person, CancellationToken token)
    {
        var attempts = await db.Attempts.Where(a => db.Orders.Any(o => o.Id == a.OrderId && o.BuyerId == person)).Select(a => a.Id)
            .ToListAsync(token);
        foreach (var attempt in attempts)
        {
            var name = Encoding.ASCII.GetBytes(attempt.ToString());
            var callbacks = await db.Callbacks.FromSql($"SELECT * FROM payment_callbacks WHERE position({name} IN body) > 0").AsNoTracking()
                .ToListAsync(token);
            foreach (var callback in callbacks)
            {
                var body = rails.Of(callback.Rail).Essence(callback.Body);
                await db.Callbacks.Where(c => c.Id == callback.Id).ExecuteUpdateAsync(set => set.SetProperty(c => c.Body, body), token);
            }
        }
    }
}
