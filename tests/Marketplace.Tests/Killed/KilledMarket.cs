using System.Diagnostics;
using CreativeLabs.Contracts;
using CreativeLabs.Support;
using MassTransit;
using Npgsql;

namespace CreativeLabs.Marketplace.Tests.Killed;

/// <summary>The service as a process of its own, which can really be killed, on servers of its own, which can be killed too.</summary>
public sealed class KilledMarket : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private readonly Servers servers = new();
    private readonly string name = $"killed_{Guid.NewGuid():N}";
    private IBusControl? bus;
    private Process? process;

    public RailStandIn Rail { get; } = new();

    private string Database => $"{servers.Postgres};Database={name}";

    /// <summary>Everything is up, the database has its tables and its seed, and every fact has a queue that takes it.</summary>
    public async ValueTask InitializeAsync()
    {
        await servers.InitializeAsync();
        await Rail.Start();
        await using (var connection = new NpgsqlConnection($"{servers.Postgres};Database=postgres;Pooling=false"))
        {
            await connection.OpenAsync();
            await using var create = new NpgsqlCommand($"CREATE DATABASE \"{name}\"", connection);
            await create.ExecuteNonQueryAsync();
        }

        var broker = new Broker(servers.Rabbit, $"{name}.");
        await broker.KeepAll();
        bus = Bus.Factory.CreateUsingRabbitMq(broker.Reach);
        await bus.StartAsync();
        Start();
        await Until("SELECT count(*) FROM listings", 5);
    }

    public void Start()
    {
        // It dies with this process, even when this one is killed.
        var how = new ProcessStartInfo("/usr/bin/setpriv",
            ["--pdeathsig", "KILL", "--", "dotnet", "exec", Path.Combine(AppContext.BaseDirectory, "Marketplace.dll")])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (key, value) in new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["ASPNETCORE_ENVIRONMENT"] = "Development",
            ["ASPNETCORE_URLS"] = "http://127.0.0.1:0",
            ["ConnectionStrings__marketplace"] = Database,
            ["ConnectionStrings__messaging"] = servers.Rabbit,
            ["ConnectionStrings__redis"] = servers.Redis,
            ["Messaging__Queues"] = name,
            ["Messaging__Exchanges"] = $"{name}.",
            ["Migrate"] = "true",
            ["Seed"] = "true",
            ["Platform__Key"] = MarketplaceFixture.PlatformKey,
            ["Sandbox__Key"] = RailStandIn.Key,
            ["Callbacks__Address"] = "http://127.0.0.1:9",
            ["services__sandbox__http__0"] = Rail.Address,
            ["Logging__LogLevel__Default"] = "Warning",
        })
        {
            how.Environment[key] = value;
        }

        process = Process.Start(how)!;
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    /// <summary>SIGKILL.</summary>
    public async Task KillService()
    {
        process!.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
    }

    /// <summary>As a power cut would; it comes back and recovers from its log.</summary>
    public async Task KillPostgres()
    {
        await servers.StopPostgres();
        NpgsqlConnection.ClearAllPools();
        await servers.StartPostgres();
    }

    /// <summary>With a third of it done the service is killed, with two thirds PostgreSQL; then it is finished.</summary>
    /// <param name="tell">Asks for the work, as often as nothing of it was begun.</param>
    /// <param name="done">Counts what is done of it.</param>
    /// <param name="all">How much there is.</param>
    public async Task KillTwice(Func<IBus, Task> tell, string done, int all)
    {
        await tell(bus!);
        await Until(done, all / 3);
        await KillService();
        (await Count(done)).ShouldBeLessThan(all, "it was killed in the middle");
        Start();
        await Until(done, all * 2 / 3);
        await KillPostgres();
        (await Count(done)).ShouldBeLessThan(all, "it was killed in the middle");
        await Until(done, all);
    }

    public async Task Until(string count, long least)
    {
        var begun = Stopwatch.GetTimestamp();
        while (true)
        {
            try
            {
                if (await Count(count) >= least)
                {
                    return;
                }
            }
            catch (NpgsqlException) when (Stopwatch.GetElapsedTime(begun) < Patience)
            {
                // No tables yet, or no server.
            }

            Stopwatch.GetElapsedTime(begun).ShouldBeLessThan(Patience, count);
            await Task.Delay(20);
        }
    }

    public async Task<long> Count(string sql)
    {
        await using var connection = new NpgsqlConnection($"{Database};Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync() is long found ? found : 0;
    }

    public async Task<List<Guid>> Ids(string sql)
    {
        await using var connection = new NpgsqlConnection($"{Database};Pooling=false");
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

    public async ValueTask DisposeAsync()
    {
        if (process is { HasExited: false })
        {
            process.Kill();
        }

        await (bus?.StopAsync(TimeSpan.FromSeconds(5)) ?? Task.CompletedTask);
        await Rail.DisposeAsync();
        await servers.DisposeAsync();
        NpgsqlConnection.ClearAllPools();
    }
}
