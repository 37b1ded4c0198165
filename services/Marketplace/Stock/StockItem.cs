using CreativeLabs.Marketplace.Listings;
using CreativeLabs.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Marketplace.Stock;

/// <summary>How many parts of its unit of a listing there are, and how many of them are held for orders. The database keeps
/// 0 &lt;= reserved &lt;= on hand; only conditional updates touch the figures.</summary>
internal sealed class StockItem : IVersioned
{
    private StockItem(Guid listingId, int onHand) => (ListingId, OnHand) = (listingId, onHand);

    public Guid ListingId { get; private set; }

    public int OnHand { get; private set; }

    public int Reserved { get; private set; }

    /// <summary>When no more than so many are left its seller is told, once until she counts more; null: she is not.</summary>
    public int? AlertAt { get; private set; }

    /// <summary>She was told.</summary>
    public bool Alerted { get; private set; }

    /// <summary>Grows when pieces come or go, not when they are held: a seller who counts her shelf is not disturbed by orders coming
    /// in.</summary>
    public int Version { get; private set; } = 1;

    public static StockItem Of(Guid listingId, int onHand) => new(listingId, onHand);

    public static void Map(ModelBuilder model) => model.Entity<StockItem>(stock =>
    {
        stock.HasKey(s => s.ListingId);
        stock.HasOne<Listing>().WithOne().HasForeignKey<StockItem>(s => s.ListingId).OnDelete(DeleteBehavior.Restrict);
        stock.ToTable("stock_items", table =>
        {
            table.HasCheckConstraint("ck_stock_reserved_within_on_hand", "0 <= reserved AND reserved <= on_hand");
            table.HasCheckConstraint("ck_stock_alert_at", "alert_at >= 0");
        });
    });
}
