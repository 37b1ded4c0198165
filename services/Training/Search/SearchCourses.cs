using CreativeLabs.Training.Courses;
using Npgsql;
using NpgsqlTypes;

namespace CreativeLabs.Training.Search;

/// <summary>A course that was found.</summary>
internal sealed record RankedCourse(int Rank, CourseRow Course);

/// <summary>The courses that a question means, best first.</summary>
internal static class SearchCourses
{
    // Only so many of those that fit are ranked, or a word that stands in every second course would cost what the catalog is large.
    private const string MostRanked = "200";

    // Parameters after the filter's six: all words, the moment, the senses' words, stems and scores, how many words, the cursor's rank and
    // id, how many rows.
    private const string Sql = $$"""
        WITH fits AS MATERIALIZED (
            SELECT e.course_id, e.lexemes, ts_filter(e.lexemes, '{a}') AS title FROM catalog_entries e
            WHERE e.lexemes @@ $7::tsquery AND e.since <= $8 AND {{CourseFilter.Condition}} LIMIT {{MostRanked}}),
        ranked AS (
            SELECT f.course_id, r.rank, r.words FROM fits f CROSS JOIN LATERAL (
                SELECT sum(best)::int AS rank, count(*) AS words FROM (
                    SELECT max(CASE WHEN f.title @@ s.stems THEN s.score * 3 / 2 ELSE s.score END) AS best
                    FROM unnest($9::int[], $10::text[]::tsquery[], $11::int[]) AS s (number, stems, score)
                    WHERE f.lexemes @@ s.stems GROUP BY s.number) AS word) r),
        page AS (
            SELECT course_id, rank FROM ranked WHERE words >= $12 AND ($13 IS NULL OR rank < $13 OR (rank = $13 AND course_id > $14))
            ORDER BY rank DESC, course_id LIMIT $15)
        SELECT {{CourseRow.Columns}}, p.rank FROM page p JOIN courses c ON c.id = p.course_id ORDER BY p.rank DESC, p.course_id
        """;

    /// <summary>A page and one more, when there is one, and how the question was taken.</summary>
    public static async Task<(List<RankedCourse> Found, Reading Reading)> Page(
        NpgsqlDataSource database, CourseFilter filter, SearchCursor? after, DateTimeOffset until, int most, CancellationToken token)
    {
        var question = Question.Of(filter.Q!);
        if (after is not null)
        {
            return (await Run(await QueryRelaxation.As(after.Reading, question, database, until, token), after), after.Reading);
        }

        // What is spelled as it should be, and that is nearly everything, is answered by this one query.
        var found = await Run(Meaning.AsTyped(question), null);
        if (!filter.Narrows && found.Count >= QueryRelaxation.Enough)
        {
            return (found, Reading.Exact);
        }

        var (reading, meaning) = await QueryRelaxation.Of(question, database, until, token);
        return (reading is Reading.Exact ? found : await Run(meaning, null), reading);

        async Task<List<RankedCourse>> Run(Meaning meaning, SearchCursor? from)
        {
            var rows = new List<RankedCourse>();
            if (!meaning.MayBeFound)
            {
                return rows;
            }

            await using var command = database.CreateCommand(Sql);
            command.Parameters.AddRange((NpgsqlParameter[])[
                .. filter.Parameters(), new() { Value = meaning.All }, new() { Value = until.UtcDateTime },
                new() { Value = meaning.Senses.Select(s => s.Number).ToArray() },
                new() { Value = meaning.Senses.Select(s => s.Stems).ToArray() },
                new() { Value = meaning.Senses.Select(s => s.Score).ToArray() }, new() { Value = meaning.Least },
                new() { Value = (object?)from?.Rank ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Integer },
                new() { Value = (object?)from?.Id ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Uuid }, new() { Value = most }]);
            await using var reader = await command.ExecuteReaderAsync(token);
            while (await reader.ReadAsync(token))
            {
                rows.Add(new RankedCourse(reader.GetInt32(CourseRow.Count), CourseRow.Read(reader)));
            }

            return rows;
        }
    }
}
