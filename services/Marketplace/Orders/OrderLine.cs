using CreativeLabs.Contracts;
using CreativeLabs.Marketplace.Listings;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Marketplace.Orders;

/// <summary>So much of a listing, with its title and price on the day of the order.</summary>
internal sealed class OrderLine
{
    private OrderLine(Guid id, Guid listingId, LocalText title, long price, int quantity) =>
        (Id, ListingId, Title, Price, Quantity) = (id, listingId, title, price, quantity);

    public Guid Id { get; private set; }

    public Guid SellerOrderId { get; private set; }

    public Guid ListingId { get; private set; }

    public LocalText Title { get; private set; }

    /// <summary>Tyiyn a unit.</summary>
    public long Price { get; private set; }

    /// <summary>In parts of the unit.</summary>
    public int Quantity { get; private set; }

    public SaleUnit Unit { get; private set; }

    /// <summary>The time or the week whose places it takes.</summary>
    public Guid? SlotId { get; private set; }

    /// <summary>Tyiyn.</summary>
    public long Amount => Unit.Amount(Price, Quantity);

    /// <summary>How many pieces; what is weighed or measured is one.</summary>
    public int Pieces => Unit is SaleUnit.Piece ? Quantity : 1;

    /// <summary>What a piece held when it was ordered.</summary>
    public decimal? ContentAmount { get; private set; }

    public MeasureUnit? ContentUnit { get; private set; }

    public Content? Content => ContentAmount is { } amount && ContentUnit is { } unit ? new Content(amount, unit) : null;

    public static OrderLine Of(Listing listing, int quantity, DateTimeOffset now) =>
        new(Guid.CreateVersion7(now), listing.Id, listing.FullTitle, listing.Price, quantity)
        {
            ContentAmount = listing.ContentAmount, ContentUnit = listing.ContentUnit, Unit = listing.Unit,
        };

    public void In(Guid slot) => SlotId = slot;

    public static void Map(ModelBuilder model) => model.Entity<OrderLine>(line =>
    {
        line.HasOne<Listing>().WithMany().HasForeignKey(l => l.ListingId).OnDelete(DeleteBehavior.Restrict);
        line.Ignore(l => l.Content);
        line.Ignore(l => l.Amount);
        line.Ignore(l => l.Pieces);
        line.Property(l => l.Unit).HasDefaultValue(SaleUnit.Piece).HasSentinel(SaleUnit.Piece);
        line.Property(l => l.ContentAmount).HasPrecision(9, 3);
        line.ToTable("order_lines", table => table.HasCheckConstraint("ck_order_lines_quantity", "quantity > 0 AND price > 0"));
    });
}
