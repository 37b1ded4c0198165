using System.Net.Http.Headers;
using CreativeLabs.Contracts;
using CreativeLabs.ServiceDefaults;
using MassTransit;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;
using Xunit;

namespace CreativeLabs.Support;

/// <summary>One service, whole, in the test's process, on real servers with a database of its own, or some.</summary>
/// <typeparam name="TProgram">The service's Program.</typeparam>
/// <param name="servers">Where they are.</param>
/// <param name="service">The service's name, and its database's connection string's.</param>
/// <param name="more">The connection strings' names of further databases.</param>
public class ServiceFixture<TProgram>(Servers servers, string service, params string[] more) : IAsyncLifetime
    where TProgram : class
{
    private static readonly string PlatformSecret = Convert.ToHexString(System.Security.Cryptography.RandomNumberGenerator.GetBytes(32));

    private readonly string id = $"{Guid.NewGuid():N}";
    private readonly int redisDatabase = RedisDatabases.Next();
    private WebApplicationFactory<TProgram>? host;
    private Broker? broker;

    /// <summary>The servers below.</summary>
    public Servers Servers => servers;

    /// <summary>The service's clock.</summary>
    public TestClock Clock { get; } = new();

    /// <summary>The broker as other services see it.</summary>
    public Broker Broker => broker ??= new Broker(servers.Rabbit, Exchanges);

    /// <summary>The service's container.</summary>
    public IServiceProvider Services => host!.Services;

    /// <summary>The secret that the platform's keys derive from.</summary>
    public static string PlatformKey => PlatformSecret;

    /// <summary>The prefix of the exchanges: no service of another fixture hears what this one tells, or answers it.</summary>
    public virtual string Exchanges => $"{id}.";

    /// <summary>A database of Redis of its own. Clocks of fixtures differ, and their first rows are the same people: what one counts is not
    /// the other's.</summary>
    public virtual string RedisAddress => $"{servers.Redis},defaultDatabase={redisDatabase}";

    /// <summary>Npgsql connection string of the service's database.</summary>
    public string Database => DatabaseOf(service);

    /// <summary>Npgsql connection string of one of the service's databases.</summary>
    public string DatabaseOf(string name) => $"{servers.Postgres};Database={name}_{id}";

    /// <summary>More settings, before the service starts.</summary>
    protected virtual IReadOnlyDictionary<string, string?> Settings => new Dictionary<string, string?>(StringComparer.Ordinal);

    /// <summary>The facts that the test's broker listens to: all of the contracts.</summary>
    protected virtual IEnumerable<Type> Heard =>
        typeof(IFact).Assembly.GetExportedTypes().Where(type => type.IsClass && type.IsAssignableTo(typeof(IFact)));

    /// <summary>More or other services.</summary>
    protected virtual void Configure(IServiceCollection services)
    {
    }

    /// <summary>Registration checks tokens by keys of its own; every other service trusts the test run's.</summary>
    protected virtual bool TrustTestTokens => true;

    public virtual async ValueTask InitializeAsync()
    {
        var settings = AllSettings();
        var databases = more.Prepend(service).Where(name => !settings.ContainsKey($"ConnectionStrings:{name}")).ToDictionary(
            name => name, name => new NpgsqlConnectionStringBuilder(DatabaseOf(name)).Database!, StringComparer.Ordinal);
        if (databases.Count > 0)
        {
            await DatabaseTemplates.Copy<TProgram>(servers.Postgres, databases, settings);
        }

        foreach (var name in databases.Keys)
        {
            settings[$"ConnectionStrings:{name}"] = DatabaseOf(name);
        }

        await Broker.StartAsync(Heard);
        host = new WebApplicationFactory<TProgram>().WithWebHostBuilder(web =>
        {
            web.UseEnvironment("Development");
            web.UseContentRoot(AppContext.BaseDirectory);
            foreach (var (name, value) in settings)
            {
                web.UseSetting(name, value);
            }

            web.ConfigureTestServices(services =>
            {
                services.RemoveAll<TimeProvider>();
                services.AddSingleton<TimeProvider>(Clock);
                services.AddLogging(logging => logging.AddProvider(new HostLog(service)));
                if (TrustTestTokens)
                {
                    services.TrustTestTokens();
                }

                Configure(services);
            });
        });
        _ = host.Server;
        Clock.OnAdvance(Services.GetRequiredService<RelaySignal>().Set);
        // What is told before the service's queues are bound would pass it by.
        await Eventually(() => Task.FromResult(Services.GetRequiredService<IBusControl>().CheckHealth().Status == BusHealthStatus.Healthy));
    }

    /// <summary>A client signed in as <paramref name="person"/>.</summary>
    public HttpClient Client(Guid person, params string[] roles)
    {
        var client = Anonymous();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", TestTokens.For(person, roles));
        return client;
    }

    /// <summary>A client signed in as a partner's program.</summary>
    public HttpClient PartnerClient(string scope, params IEnumerable<Guid> labs)
    {
        var client = Anonymous();
        client.DefaultRequestHeaders.Authorization =
            new AuthenticationHeaderValue("Bearer", TestTokens.ForPartner(Guid.CreateVersion7(), scope, labs));
        return client;
    }

    /// <summary>A client of nobody.</summary>
    public HttpClient Anonymous(string language = "en")
    {
        var client = host!.CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false });
        client.DefaultRequestHeaders.AcceptLanguage.ParseAdd(language);
        return client;
    }

    /// <summary>Looks until it holds, up to a minute.</summary>
    public async Task Eventually(Func<Task<bool>> holds)
    {
        var until = DateTime.UtcNow.AddMinutes(1);
        while (!await holds())
        {
            if (DateTime.UtcNow > until)
            {
                throw new TimeoutException("It did not come to hold within a minute.");
            }

            await Task.Delay(50);
        }
    }

    /// <summary>True while somebody waits for a lock of the service's database.</summary>
    public async Task<bool> SomebodyWaits()
    {
        await using var connection = new NpgsqlConnection(Database);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(
            "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'", connection);
        return await command.ExecuteScalarAsync() is > 0L;
    }

    /// <summary>A new database of what <see cref="Servers.BackUp"/> gave; its Npgsql connection string.</summary>
    public async Task<string> Restored(string backup)
    {
        var name = $"restored_{Guid.NewGuid():N}";
        await servers.Restore(name, backup);
        return $"{servers.Postgres};Database={name}";
    }

    /// <summary>Some ids of every table that has them: of everything that is there.</summary>
    public async Task<List<Guid>> KnownIds()
    {
        await using var connection = new NpgsqlConnection(Database);
        await connection.OpenAsync();
        var selects = new List<string>();
        await using (var tables = new NpgsqlCommand("SELECT quote_ident(table_name) FROM information_schema.columns WHERE table_schema = " +
            "'public' AND column_name = 'id' AND udt_name = 'uuid'", connection))
        await using (var reader = await tables.ExecuteReaderAsync())
        {
            while (await reader.ReadAsync())
            {
                selects.Add($"(SELECT id FROM {reader.GetString(0)} ORDER BY id LIMIT 4)");
            }
        }

        var ids = new List<Guid> { Guid.CreateVersion7() };
        await using var all = new NpgsqlCommand(string.Join(" UNION ALL ", selects), connection);
        await using var rows = await all.ExecuteReaderAsync();
        while (await rows.ReadAsync())
        {
            ids.Add(rows.GetGuid(0));
        }

        return ids;
    }

    /// <summary>Works on the service's database in a scope of its own.</summary>
    public async Task<T> WithDb<TDb, T>(Func<TDb, Task<T>> work)
        where TDb : DbContext
    {
        await using var scope = Services.CreateAsyncScope();
        return await work(scope.ServiceProvider.GetRequiredService<TDb>());
    }

    /// <summary>As <see cref="WithDb{TDb,T}"/> without a result.</summary>
    public Task WithDb<TDb>(Func<TDb, Task> work)
        where TDb : DbContext => WithDb<TDb, bool>(async db =>
        {
            await work(db);
            return true;
        });

    /// <summary>As a signal stops it. The factory alone would stop the host itself while the service's Program, told of it, stops it a
    /// second time: that one does not wait for the consumers, and takes their container away.</summary>
    private async Task Stop()
    {
        var lifetime = Services.GetRequiredService<IHostApplicationLifetime>();
        var stopped = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var told = lifetime.ApplicationStopped.Register(stopped.SetResult);
        lifetime.StopApplication();
        await stopped.Task;
    }

    private Dictionary<string, string?> AllSettings()
    {
        var settings = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["ConnectionStrings:messaging"] = servers.Rabbit,
            ["Messaging:Queues"] = $"{service}_{id}",
            ["Messaging:Exchanges"] = Exchanges,
            ["ConnectionStrings:redis"] = RedisAddress,
            ["Platform:Key"] = PlatformSecret,
            ["Sandbox:Key"] = "test-sandbox-key-test-sandbox-key",
            ["Callbacks:Address"] = "http://127.0.0.1:9",
            ["Seed"] = "true",
            // It would stop all tests of the process for a second at the start of each service.
            ["GiveBackMemory"] = "false",
            // Tests share a busy machine, and some ask for everything at once.
            ["Database:Timeout"] = "60",
            ["Database:CommandTimeout"] = "60",
            ["Logging:LogLevel:Default"] = "Warning",
        };
        foreach (var (name, value) in Settings)
        {
            settings[name] = value;
        }

        return settings;
    }

    public virtual async ValueTask DisposeAsync()
    {
        if (host is not null)
        {
            await Stop();
            await host.DisposeAsync();
        }

        await Broker.DisposeAsync();
        GC.SuppressFinalize(this);
    }
}

/// <summary>The numbers of Redis' databases: the servers of tests have 512. Number 0 is for whoever names none.</summary>
internal static class RedisDatabases
{
    private static int last;

    /// <summary>One that no fixture of this process has yet.</summary>
    public static int Next() => 1 + ((Interlocked.Increment(ref last) - 1) % 511);
}
