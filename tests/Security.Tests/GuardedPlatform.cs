using System.Security.Cryptography;
using System.Text;
using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Testing;
using CreativeLabs.EndToEnd;
using CreativeLabs.Journey;
using CreativeLabs.Keys;
using CreativeLabs.Security;
using CreativeLabs.ServiceDefaults;
using CreativeLabs.Support;
using Microsoft.Extensions.Configuration;
using Npgsql;
using StackExchange.Redis;

[assembly: CollectionBehavior(DisableTestParallelization = true)]
[assembly: AssemblyFixture(typeof(GuardedPlatform))]

namespace CreativeLabs.Security;

/// <summary>The whole platform as <c>AppHost/Program.cs</c> starts it, its telemetry sent here, with a look into all that it keeps: what
/// somebody sees who has stolen the disks.</summary>
public sealed class GuardedPlatform : IAsyncLifetime
{
    /// <summary>The five services.</summary>
    public static readonly string[] Services = ["registration", "training", "mentoring", "marketplace", "notifications"];

    private readonly StateOfATest state = new();
    private DistributedApplication application = null!;

    /// <summary>Traces, logs and figures of every process.</summary>
    public Collector Collector { get; } = new();

    /// <summary>What is published, operation by operation.</summary>
    public IReadOnlyList<Operation> Operations { get; private set; } = [];

    /// <summary>A journey's view of it, saying nothing.</summary>
    public Platform Platform() => new(application.GetEndpoint("gateway"), application.GetEndpoint("sandbox"), _ => { });

    public async ValueTask InitializeAsync()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(5));
        try
        {
            await Collector.StartAsync();
            var builder = await DistributedApplicationTestingBuilder.CreateAsync<Projects.AppHost>(
                ["--state", state.Folder, "--port", "0", "--servers", "machine"], patience.Token);
            foreach (var project in builder.Resources.OfType<ProjectResource>())
            {
                builder.CreateResourceBuilder(project).WithEnvironment(Collector.Tell);
            }

            application = await builder.BuildAsync(patience.Token);
            await application.StartAsync(patience.Token);
            await Task.WhenAll(Services.Append("gateway").Append("sandbox").Select(name => application.ResourceNotifications
                .WaitForResourceHealthyAsync(name, WaitBehavior.StopOnResourceUnavailable, patience.Token)));
            Operations = await Operation.ReadAll(Platform().Gateway, patience.Token);
        }
        catch
        {
            // Nobody disposes a fixture that did not come up.
            await DisposeAsync();
            throw;
        }
    }

    /// <summary>A client of the service itself, past the gateway, with the gateway's secret: what somebody has who stands in its
    /// place.</summary>
    public async Task<HttpClient> InPlaceOfTheGateway(string service)
    {
        var client = new HttpClient { BaseAddress = new Uri(await Variable(service, "ASPNETCORE_URLS")) };
        client.DefaultRequestHeaders.Add(OnlyFromGateway.Header, await Variable(service, "Gateway__Key"));
        return client;
    }

    /// <summary>The key that access tokens are signed with now: its name and itself. Only who has the platform's own secret opens
    /// it.</summary>
    public async Task<(string Kid, ECDsa Key)> SigningKey()
    {
        await using var connection = new NpgsqlConnection(await application.GetConnectionStringAsync("registration-db"));
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand("SELECT kid, private_key FROM signing_key ORDER BY number LIMIT 1", connection);
        await using var row = await command.ExecuteReaderAsync();
        await row.ReadAsync();
        var (kid, key) = (row.GetString(0), ECDsa.Create());
        var platform = new PlatformKey(new ConfigurationBuilder()
            .AddInMemoryCollection([new("Platform:Key", await Variable("registration", "Platform__Key"))]).Build());
        key.ImportPkcs8PrivateKey(
            Sealed.Open(platform.For("signing"), (byte[])row.GetValue(1), $"signing_key.private_key/{kid}"), out _);
        return (kid, key);
    }

    /// <summary>Every place outside of the databases' own open columns, by name: Redis, the broker's files, logs.</summary>
    public async Task<Dictionary<string, string>> Places()
    {
        await using var redis = await ConnectionMultiplexer.ConnectAsync(
            (await application.GetConnectionStringAsync("redis"))! + ",allowAdmin=true");
        return new(StringComparer.Ordinal)
        {
            ["redis"] = await Canaries.DumpRedis(redis.GetDatabase()),
            ["broker"] = Read(Path.Combine(state.Folder, "messaging")),
            ["logs"] = Read(Path.Combine(state.Folder, "logs")),
            ["telemetry"] = Collector.Heard,
        };
    }

    /// <summary>Every row of every table, by service.</summary>
    public async Task<Dictionary<string, string>> Databases()
    {
        var all = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var service in Services)
        {
            all[service] = await Canaries.Dump((await application.GetConnectionStringAsync($"{service}-db"))!);
        }

        return all;
    }

    public async ValueTask DisposeAsync()
    {
        if (application is not null)
        {
            await application.DisposeAsync();
        }

        await Collector.DisposeAsync();
        state.Dispose();
    }

    private async Task<string> Variable(string service, string name) =>
        (await application.ResourceNotifications.WaitForResourceAsync(service, _ => true)).Snapshot
        .EnvironmentVariables.Single(one => one.Name == name).Value!;

    /// <summary>All files of a folder as text. A server may put one away meanwhile, and holds its lock.</summary>
    private static string Read(string folder)
    {
        var text = new StringBuilder();
        foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
        {
            try
            {
                using var open = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
                using var reader = new StreamReader(open, Encoding.UTF8);
                text.AppendLine(reader.ReadToEnd());
            }
            catch (FileNotFoundException)
            {
                // Put away.
            }
            catch (IOException) when (Path.GetFileName(file) == "lock")
            {
                // Held, and empty.
            }
        }

        return text.ToString();
    }
}
