using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using Npgsql;

namespace CreativeLabs.Bench.Bare;

/// <summary>One offering with its course's title: one query.</summary>
internal sealed class OneOffering(NpgsqlDataSource database)
{
    public const string Columns = """
        o.id, o.course_id, coalesce(c.title->>$2, c.title->>'ky', c.title->>'ru', c.title->>'en'),
        c.track, o.lab_id, o.trainer_id, o.language, o.state,
        o.capacity, o.taken + o.offered, o.starts_on, o.version, o.link IS NOT NULL
        """;

    public const string Tables = "offerings o JOIN courses c ON c.id = o.course_id";

    public async Task Handle(HttpContext http)
    {
        var id = Guid.Parse((string)http.Request.RouteValues["id"]!);
        var language = Answers.Language(http);
        await using var command = database.CreateCommand($"SELECT {Columns} FROM {Tables} WHERE o.id = $1 AND o.state <> 'Draft'");
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = id });
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = language });
        await using var reader = await command.ExecuteReaderAsync(http.RequestAborted);
        if (!await reader.ReadAsync(http.RequestAborted))
        {
            http.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        var version = reader.GetInt32(11);
        var answer = JsonSerializer.SerializeToUtf8Bytes(Read(reader), Shapes.Plain.OfferingAnswer);
        var hash = Convert.ToHexStringLower(SHA256.HashData(answer).AsSpan(0, 8));
        http.Response.Headers.ETag = string.Create(CultureInfo.InvariantCulture, $"\"{version}.{hash}\"");
        http.Response.Headers.Vary = "Accept-Language";
        http.Response.Headers.ContentLanguage = language;
        http.Response.ContentType = "application/json; charset=utf-8";
        http.Response.ContentLength = answer.Length;
        await http.Response.Body.WriteAsync(answer, http.RequestAborted);
    }

    public static OfferingAnswer Read(NpgsqlDataReader reader) => new(
        reader.GetGuid(0), reader.GetGuid(1), reader.GetString(2), reader.GetString(3), reader.GetGuid(4), reader.GetGuid(5),
        reader.GetString(6),
        reader.GetString(7).ToLowerInvariant(), reader.GetInt32(8), reader.GetInt32(8) - reader.GetInt32(9),
        reader.GetFieldValue<DateOnly>(10), reader.GetBoolean(12));
}
