using CreativeLabs.Marketplace.Data;
using CreativeLabs.Marketplace.Orders;
using CreativeLabs.Marketplace.Stock;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Marketplace.Erasure;

/// <summary>Orders that she placed, or that hold something of hers.</summary>
internal static class CallOffOrders
{
    private static readonly OrderState[] Ended = [OrderState.Completed, OrderState.Cancelled, OrderState.Expired];

    /// <summary>Cancelled as a buyer cancels: as long as no money moved, and with the stock given back.</summary>
    public static async Task Of(MarketplaceDb db, Guid person, CancellationToken token)
    {
        var open = await db.Orders.AsNoTracking()
            .Where(o => !Ended.Contains(o.State) && (o.BuyerId == person || o.Parts.Any(part => part.PersonId == person)))
            .OrderBy(o => o.Id).Select(o => o.Id).ToListAsync(token);
        foreach (var id in open)
        {
            var order = (await db.LockOrder(id, token))!;
            var live = order.Parts.Where(part => part.IsLive).Select(part => part.Id).ToList();
            if (order.Cancel() is null)
            {
                await ReleaseStock.Release(db, live, ReservationState.Released, token);
                await db.SaveChangesAsync(token);
            }
        }
    }
}
