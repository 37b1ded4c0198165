using CreativeLabs.Contracts;
using CreativeLabs.Marketplace.Listings;
using CreativeLabs.Marketplace.Sellers;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Marketplace.Orders;

/// <summary>The part of an order that one seller fulfils.</summary>
internal sealed class SellerOrder
{
    private SellerOrder(Guid id, Guid sellerId, Guid personId, LocalText shop) =>
        (Id, SellerId, PersonId, Shop) = (id, sellerId, personId, shop);

    public Guid Id { get; private set; }

    public Guid OrderId { get; private set; }

    public Guid SellerId { get; private set; }

    /// <summary>The seller's person.</summary>
    public Guid PersonId { get; private set; }

    /// <summary>The shop's name on the day of the order.</summary>
    public LocalText Shop { get; private set; }

    public OrderState State { get; private set; }

    /// <summary>Tyiyn.</summary>
    public long Amount { get; private set; }

    /// <summary>The number of the paper that the buyer signed or got.</summary>
    public string? Receipt { get; private set; }

    public DateTimeOffset? HandedOverAt { get; private set; }

    public List<OrderLine> Lines { get; private set; } = [];

    public bool IsLive => State is not (OrderState.Cancelled or OrderState.Expired);

    public static SellerOrder Of(Guid sellerId, Guid personId, LocalText shop, DateTimeOffset now) =>
        new(Guid.CreateVersion7(now), sellerId, personId, shop);

    public void Add(OrderLine line)
    {
        Lines.Add(line);
        Amount += line.Price * line.Quantity;
    }

    public void Move(OrderState state) => State = state;

    public void Receive(string? receipt, DateTimeOffset now) => (Receipt, HandedOverAt) = (receipt, now);

    public static void Map(ModelBuilder model) => model.Entity<SellerOrder>(part =>
    {
        part.HasOne<Seller>().WithMany().HasForeignKey(p => p.SellerId).OnDelete(DeleteBehavior.Restrict);
        part.HasIndex(p => new { p.OrderId, p.SellerId }).IsUnique();
        part.HasIndex(p => new { p.PersonId, p.Id });
        part.HasMany(p => p.Lines).WithOne().HasForeignKey(line => line.SellerOrderId).OnDelete(DeleteBehavior.Restrict);
        part.ToTable(table => table.HasCheckConstraint("ck_seller_orders_amount", "amount > 0"));
    });
}

/// <summary>So many pieces of a listing, with its title and price on the day of the order.</summary>
internal sealed class OrderLine
{
    private OrderLine(Guid id, Guid listingId, LocalText title, long price, int quantity) =>
        (Id, ListingId, Title, Price, Quantity) = (id, listingId, title, price, quantity);

    public Guid Id { get; private set; }

    public Guid SellerOrderId { get; private set; }

    public Guid ListingId { get; private set; }

    public LocalText Title { get; private set; }

    /// <summary>Tyiyn a piece.</summary>
    public long Price { get; private set; }

    public int Quantity { get; private set; }

    public static OrderLine Of(Listing listing, int quantity, DateTimeOffset now) =>
        new(Guid.CreateVersion7(now), listing.Id, listing.Title, listing.Price, quantity);

    public static void Map(ModelBuilder model) => model.Entity<OrderLine>(line =>
    {
        line.HasOne<Listing>().WithMany().HasForeignKey(l => l.ListingId).OnDelete(DeleteBehavior.Restrict);
        line.ToTable(table => table.HasCheckConstraint("ck_order_lines_quantity", "quantity > 0 AND price > 0"));
    });
}
