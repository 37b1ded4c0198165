using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using StackExchange.Redis;

namespace CreativeLabs.Registration.Tests;

/// <summary>Everything that lies outside of the vault, as text to be searched.</summary>
internal static class OpenPlaces
{
    /// <summary>Every row of every table; binary columns as hexadecimal.</summary>
    public static async Task<string> DumpDatabase(this RegistrationFixture fixture)
    {
        await using var connection = new NpgsqlConnection(fixture.Database);
        await connection.OpenAsync();
        var tables = await Column(connection,
            "SELECT format('%I.%I', table_schema, table_name) FROM information_schema.tables WHERE table_schema = 'public'");
        tables.Count.ShouldBeGreaterThan(10);
        var text = new StringBuilder();
        foreach (var table in tables)
        {
            text.AppendJoin('\n', await Column(connection, $"SELECT t::text FROM {table} t"));
            text.AppendJoin('\n', table.EndsWith("idempotency", StringComparison.Ordinal)
                ? await Column(connection, "SELECT convert_from(body, 'UTF8') FROM idempotency") : []);
        }

        return text.ToString();
    }

    /// <summary>Every key and value, as text and as hexadecimal.</summary>
    public static async Task<string> DumpRedis(this RegistrationFixture fixture)
    {
        var redis = fixture.Services.GetRequiredService<IConnectionMultiplexer>().GetDatabase();
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

    /// <summary>The broker's files, as text.</summary>
    public static async Task<string> DumpBroker(this RegistrationFixture fixture) =>
        Encoding.UTF8.GetString(await fixture.Servers.ReadBroker());

    private static async Task<List<string>> Column(NpgsqlConnection connection, string sql)
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

/// <summary>Everything that is traced while it listens, whatever source it comes from.</summary>
internal sealed class HeardTraces : IDisposable
{
    private readonly ConcurrentQueue<string> lines = new();
    private readonly ActivityListener listener;

    public HeardTraces()
    {
        listener = new ActivityListener
        {
            ShouldListenTo = _ => true,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = activity => lines.Enqueue(
                $"{activity.Source.Name} {activity.DisplayName} {string.Join(' ', activity.TagObjects)} " +
                $"{string.Join(' ', activity.Baggage)} "
                + string.Join(' ', activity.Events.SelectMany(e => e.Tags.Select(t => $"{t}").Prepend(e.Name)))),
        };
        ActivitySource.AddActivityListener(listener);
    }

    public string All => string.Join('\n', lines);

    public void Dispose() => listener.Dispose();
}
