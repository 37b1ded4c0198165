using CreativeLabs.Marketplace.Data;
using CreativeLabs.Marketplace.Listings;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Marketplace.Erasure;

/// <summary>Her shop, its listings and their stock.</summary>
internal static class CloseShop
{
    /// <summary>Closed under a neutral name, every listing archived without her words.</summary>
    public static async Task Of(MarketplaceDb db, Guid person, DateTimeOffset now, CancellationToken token)
    {
        if (await db.Sellers.SingleOrDefaultAsync(s => s.PersonId == person, token) is not { } seller)
        {
            return;
        }

        seller.Close(Neutral.Shop, now);
        seller.Forget();
        var listings = await db.Listings.Where(l => l.PersonId == person).OrderBy(l => l.Id).ToListAsync(token);
        listings.ForEach(listing => listing.Forget(Neutral.Title, Neutral.Description));
        await db.Keep(listings, now, token);

        await db.SaveChangesAsync(token);
        await db.ListingPictures.Where(p => db.Listings.Any(l => l.Id == p.ListingId && l.PersonId == person)).ExecuteDeleteAsync(token);
        // What a version before this one kept for its search; and a word that stood only in hers may be a name.
        await db.Database.ExecuteSqlAsync(
            $"""
            UPDATE listings SET folded = '' WHERE person_id = {person} AND folded <> '';
            DELETE FROM known_words WHERE sound IN (SELECT sound FROM known_words WHERE uses = 0 FOR UPDATE SKIP LOCKED);
            """, token);
    }

    /// <summary>Nothing is left beyond what orders hold, so that nobody can order more.</summary>
    public static Task Empty(MarketplaceDb db, Guid person, CancellationToken token) => db.Stock
        .Where(s => s.OnHand > s.Reserved
            && db.Listings.Any(l => l.Id == s.ListingId && l.PersonId == person && l.State == ListingState.Archived))
        .ExecuteUpdateAsync(set => set.SetProperty(s => s.OnHand, s => s.Reserved).SetProperty(s => s.Version, s => s.Version + 1), token);
}
