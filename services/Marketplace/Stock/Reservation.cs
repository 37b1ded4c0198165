using CreativeLabs.Marketplace.Orders;
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

    public int Quantity { get; private set; }

    public ReservationState State { get; private set; }

    public static Reservation Hold(Guid orderId, Guid sellerOrderId, Guid listingId, int quantity, DateTimeOffset now) =>
        new(Guid.CreateVersion7(now), orderId, sellerOrderId, listingId, quantity);

    public static void Map(ModelBuilder model) => model.Entity<Reservation>(reservation =>
    {
        reservation.HasIndex(r => new { r.OrderId, r.ListingId }).IsUnique();
        reservation.HasOne<Order>().WithMany().HasForeignKey(r => r.OrderId).OnDelete(DeleteBehavior.Restrict);
        reservation.HasOne<SellerOrder>().WithMany().HasForeignKey(r => r.SellerOrderId).OnDelete(DeleteBehavior.Restrict);
        reservation.HasOne<StockItem>().WithMany().HasForeignKey(r => r.ListingId).OnDelete(DeleteBehavior.Restrict);
        reservation.ToTable(table => table.HasCheckConstraint("ck_reservations_quantity", "quantity > 0"));
    });
}
