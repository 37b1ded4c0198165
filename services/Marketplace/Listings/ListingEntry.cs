using CreativeLabs.Search;
using Microsoft.EntityFrameworkCore;
using NpgsqlTypes;

namespace CreativeLabs.Marketplace.Listings;

/// <summary>What the search knows of a listing that is for sale: there is a row as long as it is. Kept by
/// <see cref="MarketIndex.Keep"/>.</summary>
internal sealed class ListingEntry
{
    public static readonly SearchIndex Index = new("listing_entries", "listing_id",
        "NOT EXISTS (SELECT FROM sellers paused WHERE paused.id = e.seller_id AND paused.paused_at IS NOT NULL)");

    private ListingEntry() { }

    public Guid ListingId { get; private set; }

    public Guid SellerId { get; private set; }

    public Guid? LabId { get; private set; }

    public string Category { get; private set; } = null!;

    /// <summary>Tyiyn a piece.</summary>
    public long Price { get; private set; }

    /// <summary>Since when it is for sale without a break.</summary>
    public DateTimeOffset Since { get; private set; }

    /// <summary>Its different words, as they sound; each counts once among <see cref="KnownWord"/>.</summary>
    public string[] Sounds { get; private set; } = [];

    /// <summary>Two lines of stems: of the title, and of everything else.</summary>
    public string Text { get; private set; } = "";

    public static ListingEntry Of(Listing listing, DateTimeOffset now) => new() { ListingId = listing.Id, Since = now };

    public void Describe(Listing listing)
    {
        (SellerId, LabId, Category, Price) = (listing.SellerId, listing.LabId, listing.Category, listing.Price);
        var title = Words.Of(listing.Title);
        var rest = Words.Of(listing.Variant is { } variant ? [variant, listing.Description] : [listing.Description]);
        Sounds = SearchIndex.SoundsOf(title.Concat(rest));
        Text = SearchIndex.TextOf(title, rest);
    }

    public static void Map(ModelBuilder model) => model.Entity<ListingEntry>(entry =>
    {
        entry.ToTable("listing_entries");
        entry.HasKey(e => e.ListingId);
        entry.HasOne<Listing>().WithOne().HasForeignKey<ListingEntry>(e => e.ListingId).OnDelete(DeleteBehavior.Restrict);
        entry.HasIndex(e => new { e.Category, e.ListingId });
        entry.HasIndex(e => new { e.LabId, e.ListingId });
        entry.HasIndex(e => new { e.SellerId, e.ListingId });
        entry.Property<NpgsqlTsVector>(SearchIndex.Lexemes).HasComputedColumnSql(SearchIndex.LexemesSql, stored: true);
        // Without a list of what is not in the index yet: after many were published at once, it would make every search read the whole
        // table.
        entry.HasIndex(SearchIndex.Lexemes).HasMethod("gin").HasStorageParameter("fastupdate", "off")
            .HasDatabaseName("ix_listing_entries_lexemes");
    });
}
