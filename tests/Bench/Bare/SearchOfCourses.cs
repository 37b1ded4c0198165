using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using Npgsql;

namespace CreativeLabs.Bench.Bare;

/// <summary>Courses that have a word or begin with it, titles first: one query.</summary>
internal sealed class SearchOfCourses(NpgsqlDataSource database)
{
    private const int Size = 20;
    private const int CursorLength = 37;

    private const string Sql = """
        WITH fits AS MATERIALIZED (
            SELECT e.course_id, e.lexemes, ts_filter(e.lexemes, '{a}') AS title FROM catalog_entries e
            WHERE e.lexemes @@ $1::tsquery AND e.since <= $2 AND e.listed LIMIT 200),
        ranked AS (
            SELECT f.course_id, r.rank FROM fits f CROSS JOIN LATERAL (
                SELECT sum(best)::int AS rank, count(*) AS words FROM (
                    SELECT max(CASE WHEN f.title @@ s.stems THEN s.score * 3 / 2 ELSE s.score END) AS best
                    FROM unnest($3::int[], $4::text[]::tsquery[], $5::int[]) AS s (number, stems, score)
                    WHERE f.lexemes @@ s.stems GROUP BY s.number) AS word) r
            WHERE r.words >= 1),
        page AS (SELECT course_id, rank FROM ranked ORDER BY rank DESC, course_id LIMIT 21)
        SELECT c.id, coalesce(c.title->>$6, c.title->>'ky', c.title->>'ru', c.title->>'en'),
          coalesce(c.summary->>$6, c.summary->>'ky', c.summary->>'ru', c.summary->>'en'),
               c.track, c.level, c.gives_right_to_sell, (c.rule->>'minAttendancePercent')::int, (c.rule->>'minScore')::int,
               ARRAY(SELECT p.requires_id FROM course_prerequisites p WHERE p.course_id = c.id ORDER BY p.requires_id), p.rank
        FROM page p JOIN courses c ON c.id = p.course_id ORDER BY p.rank DESC, p.course_id
        """;

    public async Task Handle(HttpContext http)
    {
        var word = http.Request.Query["q"].ToString();
        var language = Answers.Language(http);
        var (until, rank) = (DateTime.UtcNow, 0);
        await using var command = database.CreateCommand(Sql);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = $"('{word}' | '{word}':*)" });
        command.Parameters.Add(new NpgsqlParameter<DateTime> { TypedValue = until });
        command.Parameters.Add(new NpgsqlParameter<int[]> { TypedValue = [0, 0] });
        command.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = [$"'{word}'", $"'{word}':*"] });
        command.Parameters.Add(new NpgsqlParameter<int[]> { TypedValue = [100, 70] });
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = language });
        var found = new List<CourseAnswer>(Size + 1);
        await using (var reader = await command.ExecuteReaderAsync(http.RequestAborted))
        {
            while (await reader.ReadAsync(http.RequestAborted))
            {
                found.Add(new CourseAnswer(
                    reader.GetGuid(0), reader.GetString(1), reader.GetString(2), reader.GetString(3),
                    reader.GetString(4).ToLowerInvariant(), reader.GetBoolean(5),
                    new RuleAnswer(reader.GetInt32(6), reader.IsDBNull(7) ? null : reader.GetInt32(7)), reader.GetFieldValue<Guid[]>(8),
                    null, null, null));
                rank = found.Count <= Size ? reader.GetInt32(9) : rank;
            }
        }

        string? next = null;
        if (found.Count > Size)
        {
            found.RemoveAt(Size);
            next = Cursor(rank, found[^1].Id, until);
            http.Response.Headers.Link = $"</v1/courses?q={word}&cursor={next}>; rel=\"next\"";
        }

        http.Response.Headers.ContentLanguage = language;
        await Answers.Write(http, new CoursePage(found, next), Shapes.Plain.CoursePage);
    }

    private static string Cursor(int rank, Guid id, DateTime until)
    {
        Span<byte> bytes = stackalloc byte[CursorLength];
        bytes[0] = 1;
        BinaryPrimitives.WriteInt32BigEndian(bytes[1..], rank);
        id.TryWriteBytes(bytes[5..], bigEndian: true, out _);
        BinaryPrimitives.WriteInt64BigEndian(bytes[21..], until.Ticks);
        SHA256.HashData(bytes[..29]).AsSpan(0, 8).CopyTo(bytes[29..]);
        return Base64Url.EncodeToString(bytes);
    }
}

/// <summary>A course, as the service answers it.</summary>
internal sealed record CourseAnswer(
    Guid Id, string Title, string Summary, string Track, string Level, bool GivesRightToSell, RuleAnswer CompletionRule,
    IReadOnlyList<Guid> Prerequisites, object? Texts, object? Lessons, bool? Retired);

/// <summary>Its rule.</summary>
internal sealed record RuleAnswer(int MinAttendancePercent, int? MinScore);

/// <summary>A page of them.</summary>
internal sealed record CoursePage(IReadOnlyList<CourseAnswer> Items, string? Next);
