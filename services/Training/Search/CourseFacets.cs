using CreativeLabs.Search;
using CreativeLabs.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace CreativeLabs.Training.Search;

/// <summary>A value that the catalog can be narrowed to.</summary>
/// <param name="Value">As the filter takes it; of a start its month, such as 2026-05.</param>
/// <param name="Courses">How many courses there are with it, by everything else that was asked.</param>
internal sealed record Facet(string Value, int Courses);

/// <summary>What the catalog can be narrowed to from here. The counts of each kind go by all that was asked but that kind itself.</summary>
/// <param name="Courses">How many courses fit all that was asked.</param>
/// <param name="Tracks">By track, the most courses first, as all of these.</param>
/// <param name="Levels">By level.</param>
/// <param name="Labs">By the lab of an open offering.</param>
/// <param name="Languages">By the language of an open offering.</param>
/// <param name="Starts">By the month in which an open offering starts, the earliest first.</param>
internal sealed record CourseFacets(
    int Courses, IReadOnlyList<Facet> Tracks, IReadOnlyList<Facet> Levels, IReadOnlyList<Facet> Labs, IReadOnlyList<Facet> Languages,
    IReadOnlyList<Facet> Starts);

/// <summary>Counts what the catalog can be narrowed to. Apart from the list because it looks at everything that fits, where a page looks at
/// twenty.</summary>
internal static class CountFacets
{
    // Parameters after the filter's six: all words or null, the tsqueries a word, how many have to be found.
    private const string Sql = $"""
        WITH fits AS MATERIALIZED (
            SELECT e.course_id, e.track, e.level FROM catalog_entries e
            WHERE e.listed AND ($7 IS NULL OR (e.lexemes @@ $7::tsquery
                AND (SELECT count(*) FROM unnest($8::text[]::tsquery[]) AS w (any_of) WHERE e.lexemes @@ w.any_of) >= $9))),
        offered AS MATERIALIZED (
            SELECT f.course_id, f.track, f.level, o.lab_id, o.language, to_char(o.starts_on, 'YYYY-MM') AS month,
                   $4 IS NULL OR o.lab_id = $4 AS lab_fits,
                   $5 IS NULL OR o.language = $5 AS language_fits, $6 IS NULL OR o.starts_on >= $6 AS start_fits
            FROM fits f JOIN offerings o ON o.course_id = f.course_id AND o.state = 'Open'),
        given AS MATERIALIZED (
            SELECT course_id, track, level FROM fits f
            WHERE NOT $3 OR EXISTS (SELECT FROM offered o WHERE o.course_id = f.course_id AND lab_fits AND language_fits AND start_fits)),
        wanted AS MATERIALIZED (SELECT * FROM offered WHERE ($1 IS NULL OR track = $1) AND ($2 IS NULL OR level = $2))
        SELECT 'all', '', count(*)::int FROM given WHERE ($1 IS NULL OR track = $1) AND ($2 IS NULL OR level = $2)
        UNION ALL SELECT 'track', track, count(*)::int FROM given WHERE $2 IS NULL OR level = $2 GROUP BY track
        UNION ALL SELECT 'level', lower(level), count(*)::int FROM given WHERE $1 IS NULL OR track = $1 GROUP BY level
        UNION ALL SELECT 'lab', lab_id::text, count(DISTINCT course_id)::int FROM wanted WHERE language_fits AND start_fits GROUP BY lab_id
        UNION ALL SELECT 'language', language, count(DISTINCT course_id)::int FROM wanted WHERE lab_fits AND start_fits GROUP BY language
        UNION ALL SELECT 'start', month, count(DISTINCT course_id)::int FROM wanted WHERE lab_fits AND language_fits AND start_fits
          GROUP BY month
        """;

    public static async Task<Results<Ok<CourseFacets>, ProblemResult>> Handle(
        [AsParameters] CourseFilter filter, NpgsqlDataSource database, TimeProvider clock, HttpContext http)
    {
        if (filter.Check() is { } refusal)
        {
            return refusal;
        }

        var meaning = filter.IsAsked
            ? (await QueryRelaxation.Of(
                Question.Of(filter.Q!), CatalogEntry.Index, database, clock.GetUtcNow(), http.RequestAborted)).Meaning : null;
        var counted = meaning is { MayBeFound: false } ? [] : await Count(filter, meaning, database, http.RequestAborted);
        return TypedResults.Ok(new CourseFacets(
            counted.Where(c => c.Kind == "all").Sum(c => c.Facet.Courses), Of("track"), Of("level"), Of("lab"), Of("language"),
            [.. counted.Where(c => c.Kind == "start").Select(c => c.Facet).OrderBy(f => f.Value, StringComparer.Ordinal)]));

        IReadOnlyList<Facet> Of(string kind) => [.. counted.Where(c => c.Kind == kind).Select(c => c.Facet)
            .OrderByDescending(f => f.Courses).ThenBy(f => f.Value, StringComparer.Ordinal)];
    }

    private static async Task<List<(string Kind, Facet Facet)>> Count(CourseFilter filter, Meaning? meaning, NpgsqlDataSource database,
        CancellationToken token)
    {
        await using var command = database.CreateCommand(Sql);
        command.Parameters.AddRange((NpgsqlParameter[])[
            .. filter.Parameters(), new() { Value = (object?)meaning?.All ?? DBNull.Value, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Text },
            new() { Value = meaning?.Words ?? [] }, new() { Value = meaning?.Least ?? 0 }]);
        await using var reader = await command.ExecuteReaderAsync(token);
        var counted = new List<(string, Facet)>();
        while (await reader.ReadAsync(token))
        {
            counted.Add((reader.GetString(0), new Facet(reader.GetString(1), reader.GetInt32(2))));
        }

        return counted;
    }
}
