using CreativeLabs.Marketplace.Data;
using CreativeLabs.Search;
using CreativeLabs.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using NpgsqlTypes;

namespace CreativeLabs.Marketplace.Listings;

/// <summary>A value that the market can be narrowed to.</summary>
/// <param name="Value">As the filter takes it.</param>
/// <param name="Listings">How many listings there are with it, by everything else that was asked.</param>
internal sealed record ListingFacet(string Value, int Listings);

/// <summary>A shop that the market can be narrowed to.</summary>
/// <param name="SellerId">The shop.</param>
/// <param name="Seller">Its name in the caller's language.</param>
/// <param name="Listings">How many listings of it there are, by everything else that was asked.</param>
internal sealed record ShopFacet(Guid SellerId, string Seller, int Listings);

/// <summary>A range of prices that the market can be narrowed to.</summary>
/// <param name="From">The lowest.</param>
/// <param name="To">The highest; null for the last range.</param>
/// <param name="Listings">How many listings there are in it, by everything else that was asked.</param>
internal sealed record PriceFacet(Money From, Money? To, int Listings);

/// <summary>What the market can be narrowed to from here. The counts of each kind go by all that was asked but that kind itself.</summary>
/// <param name="Listings">How many listings fit all that was asked.</param>
/// <param name="Categories">By category, the most listings first, as labs and shops.</param>
/// <param name="Labs">By lab.</param>
/// <param name="Shops">By shop, the twenty with the most.</param>
/// <param name="Prices">By the price of a piece, the lowest first.</param>
internal sealed record ListingFacets(
    int Listings, IReadOnlyList<ListingFacet> Categories, IReadOnlyList<ListingFacet> Labs, IReadOnlyList<ShopFacet> Shops,
    IReadOnlyList<PriceFacet> Prices);

/// <summary>Counts what the market can be narrowed to. Apart from the list because it looks at everything that fits, where a page looks at
/// twenty.</summary>
internal static class CountListingFacets
{
    private const int MostShops = 20;

    /// <summary>Where one range of prices ends and the next begins, tyiyn.</summary>
    private static readonly long[] Steps = [50_000, 200_000, 500_000, 1_000_000];

    // Parameters after the filter's six: all words or null, the tsqueries a word, how many have to be found, the steps of prices.
    private const string Sql = """
        WITH fits AS MATERIALIZED (
            SELECT e.category, e.lab_id, e.seller_id, e.price, $1 IS NULL OR e.category = $1 AS category_fits,
              $2 IS NULL OR e.lab_id = $2 AS lab_fits, $3 IS NULL OR e.seller_id = $3 AS shop_fits,
              ($4 IS NULL OR e.price >= $4) AND ($5 IS NULL OR e.price <= $5) AS price_fits
            FROM listing_entries e
            WHERE NOT EXISTS (SELECT FROM sellers paused WHERE paused.id = e.seller_id AND paused.paused_at IS NOT NULL)
              AND (NOT $6 OR (EXISTS (SELECT FROM stock_items s WHERE s.listing_id = e.listing_id AND s.on_hand > s.reserved)
                OR EXISTS (SELECT FROM listing_slots s WHERE s.listing_id = e.listing_id AND s.called_off_at IS NULL
                  AND s.taken < s.places AND s.starts_at > now())
                OR EXISTS (SELECT FROM listings l WHERE l.id = e.listing_id AND l.kind = 'MadeToOrder')))
              AND ($7 IS NULL OR (e.lexemes @@ $7::tsquery
                AND (SELECT count(*) FROM unnest($8::text[]::tsquery[]) AS w (any_of) WHERE e.lexemes @@ w.any_of) >= $9)))
        SELECT 'all', '', count(*)::int FROM fits WHERE category_fits AND lab_fits AND shop_fits AND price_fits
        UNION ALL SELECT 'category', category, count(*)::int FROM fits WHERE lab_fits AND shop_fits AND price_fits GROUP BY category
        UNION ALL SELECT 'lab', lab_id::text, count(*)::int FROM fits
          WHERE category_fits AND shop_fits AND price_fits AND lab_id IS NOT NULL GROUP BY lab_id
        UNION ALL (SELECT 'shop', seller_id::text, count(*)::int FROM fits WHERE category_fits AND lab_fits AND price_fits
          GROUP BY seller_id ORDER BY 3 DESC, 2 LIMIT $11)
        UNION ALL SELECT 'price', width_bucket(price, $10)::text, count(*)::int FROM fits
          WHERE category_fits AND lab_fits AND shop_fits GROUP BY 2
        """;

    public static async Task<Results<Ok<ListingFacets>, ProblemResult>> Handle([AsParameters] ListingFilter filter, MarketplaceDb db,
        NpgsqlDataSource database, TimeProvider clock, HttpContext http, CancellationToken token)
    {
        if (filter.Check() is { } refusal)
        {
            return refusal;
        }

        var meaning = filter.IsAsked
            ? (await QueryRelaxation.Of(Question.Of(filter.Q!), ListingEntry.Index, database, clock.GetUtcNow(), token)).Meaning : null;
        var found = meaning is { MayBeFound: false } ? [] : await Count(filter, meaning, database, token);
        var counted = found.ToLookup(c => c.Kind, c => c.Facet, StringComparer.Ordinal);
        return TypedResults.Ok(new ListingFacets(
            counted["all"].Sum(f => f.Listings), Most("category"), Most("lab"), await Shops(Most("shop"), db, http, token),
            [.. counted["price"].Select(f => (Band: int.Parse(f.Value, System.Globalization.CultureInfo.InvariantCulture), f.Listings))
                .OrderBy(f => f.Band).Select(f => new PriceFacet(Money.Of(f.Band == 0 ? 0 : Steps[f.Band - 1]),
                    f.Band == Steps.Length ? null : Money.Of(Steps[f.Band] - 1), f.Listings))]));

        IReadOnlyList<ListingFacet> Most(string kind) =>
            [.. counted[kind].OrderByDescending(f => f.Listings).ThenBy(f => f.Value, StringComparer.Ordinal)];
    }

    private static async Task<IReadOnlyList<ShopFacet>> Shops(IReadOnlyList<ListingFacet> counted, MarketplaceDb db, HttpContext http,
        CancellationToken token)
    {
        var ids = counted.Select(f => Guid.Parse(f.Value)).ToList();
        var names = await db.Sellers.Where(s => ids.Contains(s.Id)).ToDictionaryAsync(s => s.Id, s => s.DisplayName, token);
        return [.. counted.Zip(ids, (facet, id) => new ShopFacet(id, http.Say(names[id]), facet.Listings))];
    }

    private static async Task<List<(string Kind, ListingFacet Facet)>> Count(ListingFilter filter, Meaning? meaning,
        NpgsqlDataSource database, CancellationToken token)
    {
        await using var command = database.CreateCommand(Sql);
        command.Parameters.AddRange((NpgsqlParameter[])[
            .. filter.Parameters(), new() { Value = (object?)meaning?.All ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text },
            new() { Value = meaning?.Words ?? [] }, new() { Value = meaning?.Least ?? 0 }, new() { Value = Steps },
            new() { Value = MostShops }]);
        await using var reader = await command.ExecuteReaderAsync(token);
        var counted = new List<(string Kind, ListingFacet Facet)>();
        while (await reader.ReadAsync(token))
        {
            counted.Add((reader.GetString(0), new ListingFacet(reader.GetString(1), reader.GetInt32(2))));
        }

        return counted;
    }
}
