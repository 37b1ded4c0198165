using CreativeLabs.Marketplace.Data;
using CreativeLabs.Marketplace.Listings;
using CreativeLabs.Marketplace.Stock.Slots;
using CreativeLabs.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Marketplace.Stock;

/// <summary>Takes pieces out of what others can order. Items are always taken in the order of their ids, so that two orders of the same
/// things wait for each other and never in a circle.</summary>
internal static class ReserveStock
{
    /// <summary>One conditional update an item. After a miss the caller gives up its transaction, and with it what was taken
    /// before.</summary>
    /// <param name="made">Of what is made to order, the listings: each takes the first week that has room for it.</param>
    /// <param name="now">No place is taken of what has begun.</param>
    public static async Task<Error?> Reserve(MarketplaceDb db, IReadOnlyCollection<Reservation> wanted,
        IReadOnlyDictionary<Guid, Listing> made, DateTimeOffset now, CancellationToken token)
    {
        foreach (var item in wanted.OrderBy(r => r.ListingId))
        {
            if (made.GetValueOrDefault(item.ListingId) is { } listing)
            {
                if (await TakePlaces.TakeWeek(db, listing, item.Quantity, now, token) is not { } week)
                {
                    return SlotRules.FullyBooked.With("listingId", listing.Id);
                }

                item.In(week);
            }
            else if (await Take(db, item, now, token) is { } missed)
            {
                return missed;
            }
        }

        db.AddRange(wanted);
        return null;
    }

    /// <summary>Holds again what an order lost when it expired; false, and nothing held, when one item is gone or not for sale any
    /// more.</summary>
    public static async Task<bool> ReserveAgain(MarketplaceDb db, Guid orderId, DateTimeOffset now, CancellationToken token)
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
                || await Take(db, item, now, token) is not null)
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

    private static Task<Error?> Take(MarketplaceDb db, Reservation item, DateTimeOffset now, CancellationToken token) =>
        item.SlotId is { } slot ? TakePlaces.Take(db, slot, item.Quantity, now, token)
            : Take(db, item.ListingId, item.Quantity, token);

    private static async Task<Error?> Take(MarketplaceDb db, Guid listingId, int quantity, CancellationToken token)
    {
        var taken = await db.Stock.Where(s => s.ListingId == listingId && s.OnHand - s.Reserved >= quantity)
            .ExecuteUpdateAsync(set => set.SetProperty(s => s.Reserved, s => s.Reserved + quantity), token);
        if (taken == 1)
        {
            return null;
        }

        var left = await db.Stock.Where(s => s.ListingId == listingId).Select(s => s.OnHand - s.Reserved).SingleOrDefaultAsync(token);
        var unit = await db.Listings.Where(l => l.Id == listingId).Select(l => l.Unit).SingleOrDefaultAsync(token);
        return StockRules.NotEnough.With("left", unit.Said(left)).With("listingId", listingId);
    }
}
