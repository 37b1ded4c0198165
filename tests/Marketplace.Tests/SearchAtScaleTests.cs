using CreativeLabs.Marketplace.Data;
using CreativeLabs.Support;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace CreativeLabs.Marketplace.Tests;

/// <summary>The search where there is much: a service of its own.</summary>
public sealed class SearchAtScaleTests(MarketplaceFixture marketplace) : IClassFixture<MarketplaceFixture>
{
    private const int Listings = 30_000;

    [Fact]
    public async Task Misspelt_unknown_and_empty_questions_do_not_each_scan_the_market()
    {
        await Plant(Listings);
        var before = await Scanned();
        foreach (var query in (string[])["q=шыыырдак", "q=туш кииз", "q=zzzqqq", "q=трактор двигатель", "", "category=herbs",
            $"labId={Guid.CreateVersion7()}", "q=шырдак&category=felt"])
        {
            await marketplace.Anonymous().GetJson($"/v1/listings?{query}");
        }

        await Told();
        // Of eight questions one may be answered by reading it once, where the server takes that for cheaper; one a question is too many.
        (await Scanned() - before).ShouldBeLessThan(2 * Listings);
    }

    /// <summary>Each connection tells the server what it read about once a second, and when it has been idle for ten.</summary>
    private static Task Told() => Task.Delay(11_000);

    private Task<long> Scanned() => marketplace.WithDb<MarketplaceDb, long>(db => db.Database.SqlQuery<long>(
        $"""
        SELECT coalesce(sum(seq_tup_read), 0)::bigint AS "Value" FROM pg_stat_user_tables
        WHERE relname IN ('listings', 'listing_entries', 'known_words')
        """).SingleAsync());

    /// <summary>By a connection of its own, which tells what it read when it ends.</summary>
    private async Task Plant(int count)
    {
        await using (var connection = new NpgsqlConnection($"{marketplace.Database};Pooling=false"))
        {
            await connection.OpenAsync();
            await using var command = new NpgsqlCommand($"""
        INSERT INTO listings (id, seller_id, person_id, lab_id, title, description, price, category, state, created_at, published_at,
          version)
        SELECT gen_random_uuid(), s.id, s.person_id, NULL, jsonb_build_object('ky', 'Буюм ' || i), jsonb_build_object('ky', 'Сонун'),
          1000 + i, (ARRAY['felt', 'textile', 'clothing', 'food', 'other'])[1 + i % 5], 'Published', now(), now(), 3
        FROM (SELECT * FROM sellers ORDER BY id LIMIT 1) s, generate_series(1, {count}) i;
        INSERT INTO stock_items (listing_id, on_hand, reserved, version)
          SELECT id, 5, 0, 1 FROM listings l WHERE NOT EXISTS (SELECT FROM stock_items WHERE listing_id = l.id);
        INSERT INTO listing_entries (listing_id, seller_id, lab_id, category, price, since, sounds, text)
          SELECT id, seller_id, NULL, category, price, created_at, ARRAY['sonun', 'w' || price % 1500], 'w' || price % 1500 || E'\nsonun'
          FROM listings l WHERE NOT EXISTS (SELECT FROM listing_entries WHERE listing_id = l.id);
        INSERT INTO known_words (sound, stem, uses, since)
          SELECT 'w' || price % 1500, 'w' || price % 1500, 20, now() FROM listings ON CONFLICT DO NOTHING;
        ANALYZE listings, stock_items, listing_entries, known_words;
        """, connection);
            await command.ExecuteNonQueryAsync();
        }

        await Task.Delay(1_000);
    }
}
