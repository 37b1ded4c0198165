using System.Collections.Concurrent;
using CreativeLabs.Support;
using Npgsql;

namespace CreativeLabs.Faults;

/// <summary>What a client was promised, held against the database: nothing lost, nothing doubled, nothing made up, nothing stuck.</summary>
public sealed class Ledger(FaultServers servers)
{
    private readonly ConcurrentBag<Guid> promised = [];

    public int Promised => promised.Count;

    public void Promise(Guid id) => promised.Add(id);

    /// <summary>Records entries by a copy, one after the other, and promises those that it answered for.</summary>
    public async Task Record(ProbeProcess probe, int count)
    {
        for (var i = 0; i < count && !probe.HasExited; i++)
        {
            var id = Guid.CreateVersion7();
            if (await probe.Record(id))
            {
                Promise(id);
            }
        }
    }

    /// <summary>Waits until the outbox is empty and every entry has an effect, up to <paramref name="limit"/> (two minutes).</summary>
    public async Task Drain(TimeSpan? limit = null)
    {
        var until = DateTime.UtcNow + (limit ?? TimeSpan.FromMinutes(2));
        while (DateTime.UtcNow < until)
        {
            try
            {
                if (await Count("SELECT count(*) FROM outbox WHERE parked_at IS NULL") == 0
                    && await Count("SELECT count(*) FROM entry e WHERE NOT EXISTS (SELECT FROM effect f WHERE f.entry_id = e.id)") == 0)
                {
                    return;
                }
            }
            catch (NpgsqlException)
            {
                // The database may be the one that is away.
            }

            await Task.Delay(50);
        }
    }

    /// <summary>The verdict; empty when the house stands.</summary>
    public async Task<string> Verdict()
    {
        var verdict = new List<string>();
        var entries = (await Ids("SELECT id FROM entry")).ToHashSet();
        var lost = promised.Count(id => !entries.Contains(id));
        Say(lost, "promised but not recorded");
        Say(await Count("SELECT count(*) FROM entry e WHERE NOT EXISTS (SELECT FROM effect f WHERE f.entry_id = e.id)"),
            "recorded without effect");
        Say(await Count("SELECT count(*) FROM effect WHERE times > 1"), "with a doubled effect");
        Say(await Count("SELECT count(*) FROM effect f WHERE NOT EXISTS (SELECT FROM entry e WHERE e.id = f.entry_id)"),
            "with an effect but never recorded");
        Say(await Count("SELECT count(*) FROM outbox"), "stuck in the outbox");
        return string.Join(", ", verdict);

        void Say(long count, string what)
        {
            if (count > 0)
            {
                verdict.Add($"{count} {what}");
            }
        }
    }

    /// <summary>Drains, and expects that the house stands; if not, what the process said is told.</summary>
    public async Task Holds(ProbeProcess probe)
    {
        await Drain();
        (await Verdict()).ShouldBe("", probe.Said);
    }

    public async Task<long> Count(string sql)
    {
        await using var connection = new NpgsqlConnection(servers.Database);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return (long)(await command.ExecuteScalarAsync())!;
    }

    private async Task<List<Guid>> Ids(string sql)
    {
        await using var connection = new NpgsqlConnection(servers.Database);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await using var reader = await command.ExecuteReaderAsync();
        var ids = new List<Guid>();
        while (await reader.ReadAsync())
        {
            ids.Add(reader.GetGuid(0));
        }

        return ids;
    }
}
