using CreativeLabs.Contracts;
using CreativeLabs.Marketplace.Listings;
using CreativeLabs.Marketplace.Orders;
using CreativeLabs.Marketplace.Stock;
using CreativeLabs.ServiceDefaults;
using MassTransit;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Marketplace.Data;

/// <summary>Orders that mentors placed in cash, one in each state that comes before money: so that there is something to accept, to make
/// ready, to hand over and to read.</summary>
internal static class SeedOrders
{
    private static readonly (string Buyer, string Listing, int Quantity, OrderState State)[] Orders =
    [
        ("kochkor", "felt-slippers", 2, OrderState.Reserved), ("osh", "herb-tea", 3, OrderState.Accepted),
        ("at-bashy", "kalpak", 1, OrderState.Ready), ("at-bashy", "sea-buckthorn-jam", 4, OrderState.Declined),
        ("kochkor", "dried-apricots", 2, OrderState.Cancelled),
    ];

    public static async Task Seed(MarketplaceDb db, IPublishEndpoint publish, DateTimeOffset now)
    {
        foreach (var (lab, name, quantity, state) in Orders)
        {
            var (buyer, id) = (WellKnown.Id($"person/{lab}/mentor"), WellKnown.Id($"listing/{name}"));
            var before = db.Orders.Where(o => o.BuyerId == buyer && o.Parts.Any(p => p.Lines.Any(l => l.ListingId == id)));
            if (!await before.AnyAsync()
                && await db.Listings.AsNoTracking().SingleOrDefaultAsync(l => l.Id == id && l.State == ListingState.Published)
                    is { } listing)
            {
                await Seed(db, publish, buyer, listing, quantity, state, now);
            }
        }
    }

    private static async Task Seed(MarketplaceDb db, IPublishEndpoint publish, Guid buyer, Listing listing, int quantity, OrderState state,
        DateTimeOffset now)
    {
        var seller = await db.Sellers.AsNoTracking().SingleAsync(s => s.Id == listing.SellerId);
        var order = Order.Place(await PlaceOrder.NextNumber(db, default), buyer, PaymentMethod.Cash, now);
        var part = SellerOrder.Of(seller.Id, seller.PersonId, seller.DisplayName, now);
        part.Add(OrderLine.Of(listing, quantity, now));
        order.Add(part);
        if (await ReserveStock.Reserve(
            db, [Reservation.Hold(order.Id, part.Id, listing.Id, quantity, now)],
            new Dictionary<Guid, Listing>(), now, default) is not null)
        {
            return;
        }

        var taken = await db.Orders.Where(o => o.BuyerId == buyer && o.OpenSlot != null).Select(o => o.OpenSlot).ToListAsync();
        order.Reserve((short)Enumerable.Range(1, Order.MostOpen).First(slot => !taken.Contains((short)slot)), now);
        db.Add(order);
        await publish.SchedulePublish(new ReservationDue(order.Id), order.ReservedUntil);
        await db.SaveChangesAsync();
        await Move(db, publish, order, part, state, now);
        await db.SaveChangesAsync();
    }

    private static async Task Move(MarketplaceDb db, IPublishEndpoint publish, Order order, SellerOrder part, OrderState state,
        DateTimeOffset now)
    {
        if (state is OrderState.Accepted or OrderState.Ready)
        {
            order.Accept(part, now);
        }

        if (state is OrderState.Ready)
        {
            order.MakeReady(part, now);
            await publish.SchedulePublish(new SellerOrderDue(part.Id, order.Id), part.Deadline!.Value);
        }

        if (state is OrderState.Declined)
        {
            order.Decline(part, DeclineReason.OutOfStock);
        }
        else if (state is OrderState.Cancelled)
        {
            order.Cancel(order.Parts, now, out _);
        }

        if (!part.IsLive)
        {
            await ReleaseStock.Release(db, [part.Id], ReservationState.Released, default);
        }
    }
}
