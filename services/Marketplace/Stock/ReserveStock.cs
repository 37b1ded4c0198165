using CreativeLabs.Marketplace.Data;
using CreativeLabs.Marketplace.Listings;
using CreativeLabs.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Marketplace.Stock;

/// <summary>Takes pieces out of what others can order. Items are always taken in the order of their ids, so that two orders of the same
/// things wait for each other and never in a circle.</summary>
internal static class ReserveStock
{
    /// <summary>One conditional update an item. After a miss the caller gives up its transaction, and with it what was taken
    /// before.</summary>
    public static async Task<Error?> Reserve(MarketplaceDb db, IReadOnlyCollection<Reservation> wanted, CancellationToken token)
    {
        foreach (var item in wanted.OrderBy(r => r.ListingId))
        {
            if (await Take(db, item.ListingId, item.Quantity, token) is { } missed)
            {
                return missed;
            }
        }

        db.AddRange(wanted);
        return null;
    }

    /// <summary>Holds again what an order lost when it expired; false, and nothing held, when one item is gone or not for sale any
    /// more.</summary>
    public static async Task<bool> ReserveAgain(MarketplaceDb db, Guid orderId, CancellationToken token)
    {
        const string before = "reserve_again";
        var transaction = db.Database.CurrentTransaction!;
        await transaction.CreateSavepointAsync(before, token);
        var expired = await db.Reservations.AsNoTracking().Where(r => r.OrderId == orderId && r.State == ReservationState.Expired)
            .ToListAsync(token);
        var listings = expired.Select(r => r.ListingId).ToList();
        if (await db.Listings.AnyAsync(l => listings.Contains(l.Id) && l.State != ListingState.Published, token))
        {
            return false;
        }

        foreach (var item in expired.OrderBy(r => r.ListingId))
        {
            if (!await db.Move(item, ReservationState.Expired, ReservationState.Held, token)
                || await Take(db, item.ListingId, item.Quantity, token) is not null)
            {
                await transaction.RollbackToSavepointAsync(before, token);
                return false;
            }
        }

        return expired.Count > 0;
    }

    /// <summary>Compare-and-set of a reservation's state: true for the one caller who moved it.</summary>
    public static async Task<bool> Move(this MarketplaceDb db, Reservation item, ReservationState from, ReservationState to,
        CancellationToken token) =>
        await db.Reservations.Where(r => r.Id == item.Id && r.State == from)
            .ExecuteUpdateAsync(set => set.SetProperty(r => r.State, to), token) == 1;

    private static async Task<Error?> Take(MarketplaceDb db, Guid listingId, int quantity, CancellationToken token)
    {
        var taken = await db.Stock.Where(s => s.ListingId == listingId && s.OnHand - s.Reserved >= quantity)
            .ExecuteUpdateAsync(set => set.SetProperty(s => s.Reserved, s => s.Reserved + quantity), token);
        if (taken == 1)
        {
            return null;
        }

        var left = await db.Stock.Where(s => s.ListingId == listingId).Select(s => s.OnHand - s.Reserved).SingleOrDefaultAsync(token);
        return StockRules.NotEnough.With("left", left).With("listingId", listingId);
    }
}
