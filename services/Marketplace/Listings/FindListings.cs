using CreativeLabs.Marketplace.Data;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Marketplace.Listings;

/// <summary>How listings are looked up.</summary>
internal static class FindListings
{
    /// <summary>How like a word of the text a mistyped word has to be: one letter in six may be wrong.</summary>
    private const double Alike = 0.4;

    public static IQueryable<ListingRow> WithShop(this IQueryable<Listing> listings, MarketplaceDb db) =>
        from listing in listings
        join seller in db.Sellers on listing.SellerId equals seller.Id
        join stock in db.Stock on listing.Id equals stock.ListingId
        select new ListingRow(listing, seller.DisplayName, stock.OnHand - stock.Reserved, seller.PausedAt != null, stock.AlertAt != null);

    /// <summary>Every word must occur; when nothing has them all, words that are nearly the same do.</summary>
    public static async Task<IQueryable<Listing>> Search(this IQueryable<Listing> listings, string? text, CancellationToken token)
    {
        var words = Folding.Query(text ?? "");
        var exact = words.Aggregate(listings, (rows, word) => rows.Where(l => l.Folded.Contains(word)));
        return words.Count == 0 || await exact.AnyAsync(token)
            ? exact
            : words.Aggregate(listings, (rows, word) => rows.Where(l => EF.Functions.TrigramsWordSimilarity(word, l.Folded) > Alike));
    }
}
