using CreativeLabs.Marketplace.Orders;
using CreativeLabs.Marketplace.Stock.Slots;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Marketplace.Stock;

/// <summary>Committed: sold. Returned: sold, and the sale came to nothing.</summary>
internal enum ReservationState { Held, Committed, Released, Expired, Returned }

/// <summary>Pieces of one listing held for one order. Each step of it is taken once: whoever moves it moves the stock.</summary>
internal sealed class Reservation
{
    private Reservation(Guid id, Guid orderId, Guid sellerOrderId, Guid listingId, int quantity) =>
        (Id, OrderId, SellerOrderId, ListingId, Quantity) = (id, orderId, sellerOrderId, listingId, quantity);

    public Guid Id { get; private set; }

    public Guid OrderId { get; private set; }

    public Guid SellerOrderId { get; private set; }

    public Guid ListingId { get; private set; }

    /// <summary>In parts of the listing's unit.</summary>
    public int Quantity { get; private set; }

    /// <summary>The time or the week whose places it takes; null when it takes stock.</summary>
    public Guid? SlotId { get; private set; }

    public ReservationState State { get; private set; }

    public static Reservation Hold(Guid orderId, Guid sellerOrderId, Guid listingId, int quantity, DateTimeOffset now, Guid? slot = null) =>
        new(Guid.CreateVersion7(now), orderId, sellerOrderId, listingId, quantity) { SlotId = slot };

    public void In(Guid week) => SlotId = week;

    public static void Map(ModelBuilder model) => model.Entity<Reservation>(reservation =>
    {
        reservation.HasIndex(r => new { r.OrderId, r.ListingId }).IsUnique();
        reservation.HasOne<Order>().WithMany().HasForeignKey(r => r.OrderId).OnDelete(DeleteBehavior.Restrict);
        reservation.HasOne<SellerOrder>().WithMany().HasForeignKey(r => r.SellerOrderId).OnDelete(DeleteBehavior.Restrict);
        reservation.HasOne<ListingSlot>().WithMany().HasForeignKey(r => r.SlotId).OnDelete(DeleteBehavior.Restrict);
        reservation.HasIndex(r => new { r.SlotId, r.State }).HasFilter("slot_id IS NOT NULL");
        reservation.HasOne<StockItem>().WithMany().HasForeignKey(r => r.ListingId).OnDelete(DeleteBehavior.Restrict);
        reservation.ToTable(table => table.HasCheckConstraint("ck_reservations_quantity", "quantity > 0"));
    });
}
