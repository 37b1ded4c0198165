using CreativeLabs.Marketplace.Data;
using CreativeLabs.Marketplace.Listings;
using CreativeLabs.Marketplace.Stock;
using CreativeLabs.ServiceDefaults;
using MassTransit;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Marketplace.Orders;

/// <summary>What one buyer may hold without paying: a few orders, and few pieces as long as she has never paid for anything. Otherwise a
/// fresh phone could hold everything that there is.</summary>
internal static class OpenOrders
{
    /// <summary>A free place for the order; two requests at once that take the same one are told apart by a unique index.</summary>
    /// <param name="replaces">An unpaid order of hers that is called off for this one, so that her own hold never blocks her.</param>
    public static async Task<(short Slot, Error? Broken)> FindSlot(MarketplaceDb db, IPublishEndpoint publish, Order order, Guid? replaces,
        DateTimeOffset now, CancellationToken token)
    {
        if (replaces is { } id && await CallOff(db, publish, order.BuyerId, id, now, token) is { } broken)
        {
            return (0, broken);
        }

        var hers = await db.Orders.Where(o => o.BuyerId == order.BuyerId && (o.OpenSlot != null || o.PaidAt != null))
            .Select(o => new { o.Id, o.OpenSlot, Paid = o.PaidAt != null }).ToListAsync(token);
        var pieces = order.Parts.Sum(part => part.Lines.Sum(line => line.Unit.Whole(line.Quantity + line.Unit.Parts() - 1)));
        if (pieces > Order.MostPiecesOfNewcomer && !hers.Exists(o => o.Paid))
        {
            return (0, OrderRules.TooManyHeld.With("most", Order.MostPiecesOfNewcomer));
        }

        var taken = hers.Where(o => o.Id != replaces).Select(o => o.OpenSlot).ToHashSet();
        var free = Enumerable.Range(1, Order.MostOpen).Select(slot => (short)slot).FirstOrDefault(slot => !taken.Contains(slot));
        return free == 0 ? (free, OrderRules.TooManyOpen.With("most", (int)Order.MostOpen)) : (free, null);
    }

    /// <summary>When pieces that she misses are held by an unpaid order of her own, the answer names it.</summary>
    public static async Task<Error> WithOwnHold(MarketplaceDb db, Error missed, Guid buyer, IEnumerable<Guid> listings,
        CancellationToken token)
    {
        var own = await db.Reservations
            .Where(r => listings.Contains(r.ListingId) && r.State == ReservationState.Held
                && db.Orders.Any(o => o.Id == r.OrderId && o.BuyerId == buyer && o.OpenSlot != null))
            .Select(r => (Guid?)r.OrderId).FirstOrDefaultAsync(token);
        return own is null ? missed : missed.With("heldByOrderId", own);
    }

    private static async Task<Error?> CallOff(MarketplaceDb db, IPublishEndpoint publish, Guid buyer, Guid id, DateTimeOffset now,
        CancellationToken token)
    {
        if (await db.LockOrder(id, token) is not { OpenSlot: not null } before || before.BuyerId != buyer)
        {
            return OrderRules.NotReplaceable;
        }

        if (before.Cancel(before.Parts, now, out var ended) is not null)
        {
            return OrderRules.NotReplaceable;
        }

        await EndedParts.Settle(db, publish, before, ended, now, token);
        // Its place is free before the new order takes one.
        await db.SaveChangesAsync(token);
        return null;
    }
}
