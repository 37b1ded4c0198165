using Npgsql;
using NpgsqlTypes;

namespace CreativeLabs.Search;

/// <summary>A table of texts that can be searched: a row a text, with its key, <c>text</c> (two lines of stems: of its title, and of
/// everything else), <c>since</c> and the computed column <c>lexemes</c>.</summary>
/// <param name="table">The table.</param>
/// <param name="key">Its primary key, a uuid.</param>
/// <param name="listed">Which rows of it, as <c>e</c>, can be found at all.</param>
public sealed class SearchIndex(string table, string key, string listed)
{
    /// <summary>The column that is searched, made by the database: words of the title weigh A, the others B.</summary>
    public const string Lexemes = "lexemes";

    /// <summary>What computes <see cref="Lexemes"/>. Migrations have the very same characters.</summary>
    public const string LexemesSql =
        @"setweight(to_tsvector('simple', split_part(text, E'\n', 1)), 'A') || "
        + @"setweight(to_tsvector('simple', split_part(text, E'\n', 2)), 'B')";

    // Only so many of those that fit are ranked, or a word that stands in every second text would cost what the table is large.
    private const int MostRanked = 200;

    // Hits apart, so that the server does not plan for the first few of many: for a word that stands nowhere it would read the whole table.
    // They are read only as far as they are wanted.

    /// <summary>Parameters: a tsquery, the moment, the most that are counted.</summary>
    internal string CountSql { get; } =
        $"""
        WITH hits AS MATERIALIZED (SELECT e.* FROM {table} e WHERE e.lexemes @@ $1::tsquery)
        SELECT count(*)::int FROM (SELECT FROM hits e WHERE e.since <= $2 AND {listed} LIMIT $3) AS found
        """;

    /// <summary>The stems of a text's title and of everything else, as its row keeps them.</summary>
    public static string TextOf(IEnumerable<Word> title, IEnumerable<Word> rest) =>
        $"{string.Join(' ', title.Select(w => w.Stem))}\n{string.Join(' ', rest.Select(w => w.Stem))}";

    /// <summary>The different words of a text, as they sound.</summary>
    public static string[] SoundsOf(IEnumerable<Word> words) =>
        [.. words.Select(w => w.Sound).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    /// <summary>Common table expressions that end in <c>page (id, rank)</c>, best first. Parameters after the first
    /// <paramref name="parameters"/>: all words, the moment, the senses' words, stems and scores, how many words, the cursor's rank and
    /// id, how many rows.</summary>
    /// <param name="filter">What narrows, of <c>e</c>; takes the first parameters.</param>
    /// <param name="parameters">How many those are.</param>
    internal string PageSql(string filter, int parameters)
    {
        string P(int number) => $"${parameters + number}";
        return $$"""
            WITH hits AS MATERIALIZED (SELECT e.* FROM {{table}} e WHERE e.lexemes @@ {{P(1)}}::tsquery),
            fits AS MATERIALIZED (
                SELECT e.{{key}} AS id, e.lexemes, ts_filter(e.lexemes, '{a}') AS title FROM hits e
                WHERE e.since <= {{P(2)}} AND {{listed}} AND {{filter}} LIMIT {{MostRanked}}),
            ranked AS (
                SELECT f.id, r.rank, r.words FROM fits f CROSS JOIN LATERAL (
                    SELECT sum(best)::int AS rank, count(*) AS words FROM (
                        SELECT max(CASE WHEN f.title @@ s.stems THEN s.score * 3 / 2 ELSE s.score END) AS best
                        FROM unnest({{P(3)}}::int[], {{P(4)}}::text[]::tsquery[], {{P(5)}}::int[]) AS s (number, stems, score)
                        WHERE f.lexemes @@ s.stems GROUP BY s.number) AS word) r),
            page AS (
                SELECT id, rank FROM ranked
                WHERE words >= {{P(6)}} AND ({{P(7)}} IS NULL OR rank < {{P(7)}} OR (rank = {{P(7)}} AND id > {{P(8)}}))
                ORDER BY rank DESC, id LIMIT {{P(9)}})
            """;
    }

    internal static IEnumerable<NpgsqlParameter> PageParameters(Meaning meaning, DateTimeOffset until, SearchCursor? from, int most) =>
    [
        new() { Value = meaning.All }, new() { Value = until.UtcDateTime },
        new() { Value = meaning.Senses.Select(s => s.Number).ToArray() }, new() { Value = meaning.Senses.Select(s => s.Stems).ToArray() },
        new() { Value = meaning.Senses.Select(s => s.Score).ToArray() }, new() { Value = meaning.Least },
        new() { Value = (object?)from?.Rank ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Integer },
        new() { Value = (object?)from?.Id ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Uuid }, new() { Value = most },
    ];
}
