using System.Text;
using System.Text.Json;
using Npgsql;
using Shouldly;
using StackExchange.Redis;

namespace CreativeLabs.Support;

/// <summary>Values that must lie open nowhere, and the places where they are looked for.</summary>
public static class Canaries
{
    private static readonly string[] OfTheHouse =
    [
        "__EFMigrationsHistory.MigrationId", "__EFMigrationsHistory.ProductVersion", "idempotency.body", "idempotency.body_hash",
        "idempotency.caller",
        "idempotency.headers", "idempotency.route", "inbox.consumer", "outbox.body", "outbox.content_type", "outbox.destination",
        "outbox.last_error", "outbox.message_type", "outbox.traceparent", "operator_action.action", "operator_action.place",
        "operator_action.message_type", "operator_action.reason",
    ];

    /// <summary>Every row of every table as text, bytes in hex.</summary>
    public static async Task<string> Dump(string database)
    {
        await using var connection = new NpgsqlConnection(database);
        await connection.OpenAsync();
        var text = new StringBuilder();
        foreach (var table in await Read(connection,
            "SELECT format('%I.%I', table_schema, table_name) FROM information_schema.tables WHERE table_schema = 'public'"))
        {
            text.AppendLine(table).AppendJoin('\n', await Read(connection, $"SELECT t::text FROM {table} t"));
        }

        return text.ToString();
    }

    /// <summary>Every key and value of Redis, as text and as hexadecimal.</summary>
    public static async Task<string> DumpRedis(IDatabase redis)
    {
        var found = (RedisResult[])(await redis.ScriptEvaluateAsync("""
            local all = {}
            for _, key in ipairs(redis.call('KEYS', '*')) do
              all[#all + 1] = key
              if redis.call('TYPE', key).ok == 'hash' then
                for _, value in ipairs(redis.call('HGETALL', key)) do all[#all + 1] = value end
              else
                all[#all + 1] = redis.call('GET', key)
              end
            end
            return all
            """))!;
        return string.Join('\n',
            found.Select(value => (byte[])value!).Select(bytes => $"{Encoding.UTF8.GetString(bytes)} {Convert.ToHexStringLower(bytes)}"));
    }

    /// <summary>None of the values is in the text, in none of their disguises: hex, JSON escapes, base64 at any offset.</summary>
    public static void ShouldHoldNone(this string text, params IEnumerable<string> values)
    {
        text.ShouldNotBeEmpty();
        foreach (var disguise in values.SelectMany(Disguises))
        {
            text.Contains(disguise, StringComparison.OrdinalIgnoreCase).ShouldBeFalse($"'{disguise}' lies open.");
        }
    }

    /// <summary>Every column of the database that could hold words (text, json, bytes, lists of them) is one that somebody has thought
    /// about: <paramref name="known"/> has a line <c>table.column: what it is</c> for each, besides those of messaging.</summary>
    public static async Task ShouldBeThoughtOf(string database, string known)
    {
        await using var connection = new NpgsqlConnection(database);
        await connection.OpenAsync();
        var columns = await Read(connection, """
            SELECT table_name || '.' || column_name FROM information_schema.columns
            WHERE table_schema = 'public' AND data_type NOT IN ('uuid', 'integer', 'bigint', 'smallint',
              'boolean', 'date', 'timestamp with time zone',
              'double precision', 'numeric', 'time without time zone', 'interval', 'tstzrange')
            """);
        var thoughtOf = known.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(line => line.Split(':')[0]).ToList();
        columns.Except(thoughtOf).Except(OfTheHouse).ShouldBeEmpty("what becomes of these when a person is erased?");
        thoughtOf.Except(columns).ShouldBeEmpty("these are not there any more");
    }

    private static IEnumerable<string> Disguises(string value)
    {
        var bytes = Encoding.UTF8.GetBytes(value);
        yield return value;
        yield return Convert.ToHexStringLower(bytes);
        yield return JsonSerializer.Serialize(value).Trim('"');
        // The part of its base64 that is the same whatever stands before it; what is shorter stands in any text by chance.
        for (var offset = 0; offset < 3; offset++)
        {
            if (Convert.ToBase64String([.. new byte[offset], .. bytes]).TrimEnd('=') is { Length: >= 16 } encoded)
            {
                yield return encoded[4..^4];
            }
        }
    }

    private static async Task<List<string>> Read(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await using var reader = await command.ExecuteReaderAsync();
        var values = new List<string>();
        while (await reader.ReadAsync())
        {
            values.Add(reader.GetString(0));
        }

        return values;
    }
}
