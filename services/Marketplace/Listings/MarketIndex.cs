using CreativeLabs.Marketplace.Campaigns;
using CreativeLabs.Marketplace.Data;
using CreativeLabs.Search;
using CreativeLabs.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Marketplace.Listings;

/// <summary>Lets the search know what is for sale.</summary>
internal static class MarketIndex
{
    /// <summary>What these listings say now, or that they are not for sale any more, inside the caller's transaction. All that the
    /// transaction changes at once: words are locked in their order.</summary>
    public static async Task Keep(this MarketplaceDb db, IReadOnlyCollection<Listing> listings, DateTimeOffset now, CancellationToken token)
    {
        if (db.Database.CurrentTransaction is null)
        {
            throw new InvalidOperationException("Words are counted in the transaction that changes the listing.");
        }

        var ids = listings.Select(l => l.Id).ToList();
        var entries = await db.ListingEntries.Where(e => ids.Contains(e.ListingId)).ToDictionaryAsync(e => e.ListingId, token);
        var changes = new List<WordsChanged>();
        foreach (var listing in listings)
        {
            var entry = entries.GetValueOrDefault(listing.Id);
            var had = entry?.Sounds ?? [];
            if (listing is not { State: ListingState.Published, Category: not CreateCampaign.Category })
            {
                db.RemoveRange(entry is null ? [] : [entry]);
                changes.Add(new WordsChanged(had, []));
                continue;
            }

            if (entry is null)
            {
                entry = ListingEntry.Of(listing, now);
                db.Add(entry);
            }

            entry.Describe(listing);
            changes.Add(new WordsChanged(had, entry.Sounds));
        }

        await KnownWord.Count(db, changes, now, token);
    }
}

/// <summary>Lets the search know of what a replica of an earlier version published or took off the market.</summary>
internal sealed class CatchUpMarketIndex(IServiceProvider services, TimeProvider clock, ILogger<CatchUpMarketIndex> logger)
    : PeriodicService(TimeSpan.FromMinutes(10), logger)
{
    private const int Batch = 200;

    protected override async Task Round(CancellationToken token)
    {
        int caughtUp;
        do
        {
            await using var scope = services.CreateAsyncScope();
            caughtUp = await Next(scope.ServiceProvider.GetRequiredService<MarketplaceDb>(), clock.GetUtcNow(), token);
        }
        while (caughtUp == Batch);
    }

    public static async Task<int> Next(MarketplaceDb db, DateTimeOffset now, CancellationToken token)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(token);
        var missed = await db.Listings.FromSql(
            $"""
            SELECT l.* FROM listings l LEFT JOIN listing_entries e ON e.listing_id = l.id
            WHERE (e.listing_id IS NULL) = (l.state = 'Published' AND l.category <> {CreateCampaign.Category})
            ORDER BY l.id LIMIT {Batch} FOR UPDATE OF l SKIP LOCKED
            """).ToListAsync(token);
        await db.Keep(missed, now, token);
        await db.SaveChangesAsync(token);
        await transaction.CommitAsync(token);
        return missed.Count;
    }
}
