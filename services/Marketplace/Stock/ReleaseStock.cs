using CreativeLabs.Marketplace.Data;
using CreativeLabs.Marketplace.Stock.Slots;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Marketplace.Stock;

/// <summary>What becomes of held pieces, for the parts of an order that are named: each reservation moves once, and its stock with
/// it.</summary>
internal static class ReleaseStock
{
    /// <summary>Gives the pieces back; <paramref name="to"/> is Released or Expired.</summary>
    public static async Task Release(MarketplaceDb db, IReadOnlyCollection<Guid> sellerOrders, ReservationState to, CancellationToken token)
    {
        foreach (var item in await In(ReservationState.Held, db, sellerOrders, token))
        {
            if (!await db.Move(item, ReservationState.Held, to, token))
            {
                continue;
            }

            if (item.SlotId is { } slot)
            {
                await TakePlaces.GiveBack(db, slot, item.Quantity, token);
            }
            else
            {
                await db.Stock.Where(s => s.ListingId == item.ListingId)
                    .ExecuteUpdateAsync(set => set.SetProperty(s => s.Reserved, s => s.Reserved - item.Quantity), token);
            }
        }
    }

    /// <summary>The pieces are sold: they leave what is held and what is on hand.</summary>
    public static async Task Commit(MarketplaceDb db, IReadOnlyCollection<Guid> sellerOrders, CancellationToken token)
    {
        foreach (var item in await In(ReservationState.Held, db, sellerOrders, token))
        {
            // A place that is sold is taken as before.
            if (await db.Move(item, ReservationState.Held, ReservationState.Committed, token) && item.SlotId is null)
            {
                await db.Stock.Where(s => s.ListingId == item.ListingId).ExecuteUpdateAsync(
                    set => set.SetProperty(s => s.Reserved, s => s.Reserved - item.Quantity)
                        .SetProperty(s => s.OnHand, s => s.OnHand - item.Quantity)
                        .SetProperty(s => s.Version, s => s.Version + 1),
                    token);
            }
        }
    }

    /// <summary>What was sold is on hand again: the sale came to nothing.</summary>
    public static async Task Return(MarketplaceDb db, IReadOnlyCollection<Guid> sellerOrders, CancellationToken token)
    {
        foreach (var item in await In(ReservationState.Committed, db, sellerOrders, token))
        {
            if (!await db.Move(item, ReservationState.Committed, ReservationState.Returned, token))
            {
                continue;
            }

            if (item.SlotId is { } slot)
            {
                await TakePlaces.GiveBack(db, slot, item.Quantity, token);
            }
            else
            {
                await db.Stock.Where(s => s.ListingId == item.ListingId).ExecuteUpdateAsync(
                    set => set.SetProperty(s => s.OnHand, s => s.OnHand + item.Quantity).SetProperty(s => s.Version, s => s.Version + 1),
                    token);
            }
        }
    }

    private static async Task<IEnumerable<Reservation>> In(ReservationState state, MarketplaceDb db,
        IReadOnlyCollection<Guid> sellerOrders, CancellationToken token)
    {
        if (sellerOrders.Count == 0)
        {
            return [];
        }

        var held = await db.Reservations.AsNoTracking()
            .Where(r => sellerOrders.Contains(r.SellerOrderId) && r.State == state).ToListAsync(token);
        return held.OrderBy(r => r.ListingId);
    }
}
