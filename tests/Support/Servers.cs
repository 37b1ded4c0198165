using Xunit;
#if CONTAINERS
using Testcontainers.PostgreSql;
using Testcontainers.RabbitMq;
using Testcontainers.Redis;
#else
using CreativeLabs.AppHost.Local;
#endif

namespace CreativeLabs.Support;

/// <summary>Real PostgreSQL, RabbitMQ and Redis, once for a test assembly: containers where the package feed and an engine are there,
/// else the machine's own servers in a private folder on free loopback ports. They stop with the assembly.</summary>
public sealed class Servers : IAsyncLifetime
{
#if CONTAINERS
    private readonly PostgreSqlContainer postgres = new PostgreSqlBuilder("postgres:15").WithCommand("-c", "max_connections=200").Build();
    private readonly RabbitMqContainer rabbit = new RabbitMqBuilder("rabbitmq:3.13-management").Build();
    private readonly RedisContainer redis = new RedisBuilder("redis:7").Build();

    public string Postgres => postgres.GetConnectionString();

    public string Rabbit => rabbit.GetConnectionString();

    public string Redis => redis.GetConnectionString();

    public async ValueTask InitializeAsync() => await Task.WhenAll(postgres.StartAsync(), rabbit.StartAsync(), redis.StartAsync());

    public Task StopRedis() => redis.StopAsync();

    public Task StartRedis() => redis.StartAsync();

    public Task StopRabbit() => rabbit.StopAsync();

    public Task StartRabbit() => rabbit.StartAsync();

    public async Task RestartRabbit()
    {
        await rabbit.StopAsync();
        await rabbit.StartAsync();
    }

    // A container is stopped in order, which writes everything.
    public Task RabbitKeeps(string queue) => Task.CompletedTask;

    public async Task<byte[]> ReadBroker()
    {
        var read = await rabbit.ExecAsync(["sh", "-c", "find /var/lib/rabbitmq -type f -exec cat {} + | base64 -w0"]);
        return Convert.FromBase64String(read.Stdout.Trim());
    }

    public async Task<string> BackUp(string database) => (await postgres.ExecAsync(["pg_dump", "-U", "postgres", "-d", database])).Stdout;

    public async Task Restore(string database, string backup)
    {
        await postgres.ExecAsync(["createdb", "-U", "postgres", database]);
        await postgres.CopyAsync(System.Text.Encoding.UTF8.GetBytes(backup), $"/tmp/{database}.sql");
        await postgres.ExecAsync(
            ["psql", "-X", "-q", "-v", "ON_ERROR_STOP=1", "-U", "postgres", "-d", database, "-f", $"/tmp/{database}.sql"]);
    }

    public Task StopPostgres() => postgres.StopAsync();

    public Task StartPostgres() => postgres.StartAsync();

    public async ValueTask DisposeAsync()
    {
        await postgres.DisposeAsync();
        await rabbit.DisposeAsync();
        await redis.DisposeAsync();
    }
#else
    private readonly string folder = Directory.CreateTempSubdirectory("creativelabs-tests-").FullName;
    private readonly PostgresServer postgres;
    private readonly RabbitServer rabbit;
    private readonly RedisServer redis;

    public Servers()
    {
        // The database's own user must be able to reach its folder.
        File.SetUnixFileMode(folder,
            UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute);
        postgres = new PostgresServer(Path.Combine(folder, "postgres"));
        rabbit = new RabbitServer(Path.Combine(folder, "rabbitmq"));
        redis = new RedisServer(Path.Combine(folder, "redis"));
    }

    /// <summary>Npgsql connection string to the server, without a database.</summary>
    public string Postgres => postgres.ConnectionString;

    /// <summary>amqp://user:password@host:port</summary>
    public string Rabbit => rabbit.ConnectionString;

    /// <summary>host:port,password=...</summary>
    public string Redis => redis.ConnectionString;

    public async ValueTask InitializeAsync() =>
        await Task.WhenAll(postgres.StartAsync(CancellationToken.None), rabbit.StartAsync(CancellationToken.None),
            redis.StartAsync(CancellationToken.None));

    /// <summary>SIGKILL; its data stays.</summary>
    public Task StopRedis() => redis.KillAsync();

    /// <summary>On the same port with the same data.</summary>
    public Task StartRedis() => redis.StartAsync(CancellationToken.None);

    /// <summary>SIGKILL to the broker and its children.</summary>
    public Task StopRabbit() => rabbit.KillAsync();

    /// <summary>On the same port with the same data.</summary>
    public Task StartRabbit() => rabbit.StartAsync(CancellationToken.None);

    /// <summary>Stops it in order and starts it again.</summary>
    public async Task RestartRabbit()
    {
        await rabbit.StopAsync();
        await rabbit.StartAsync(CancellationToken.None);
    }

    /// <summary>Until the broker has the queue's name on its disk, up to a minute.</summary>
    public async Task RabbitKeeps(string queue)
    {
        var name = System.Text.Encoding.UTF8.GetBytes(queue);
        for (var look = 0; look < 300; look++)
        {
            foreach (var names in Directory.EnumerateFiles(Path.Combine(folder, "rabbitmq"), "names.dets", SearchOption.AllDirectories))
            {
                await using var open = new FileStream(names, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
                var bytes = new byte[open.Length];
                await open.ReadExactlyAsync(bytes);
                if (bytes.AsSpan().IndexOf(name) >= 0)
                {
                    return;
                }
            }

            await Task.Delay(200);
        }

        throw new TimeoutException($"The broker did not write down {queue} within a minute.");
    }

    /// <summary>All that the broker has on its disk, whatever the file: queues, logs of queues, its own state.</summary>
    public async Task<byte[]> ReadBroker()
    {
        using var all = new MemoryStream();
        foreach (var file in Directory.EnumerateFiles(Path.Combine(folder, "rabbitmq"), "*", SearchOption.AllDirectories))
        {
            try
            {
                await using var open = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
                await open.CopyToAsync(all);
            }
            catch (FileNotFoundException)
            {
                // A running broker puts its files away while they are listed.
            }
        }

        return all.ToArray();
    }

    /// <summary>A database as pg_dump writes it.</summary>
    public Task<string> BackUp(string database) => postgres.BackUpAsync(database);

    /// <summary>A new database of such a backup.</summary>
    public Task Restore(string database, string backup) => postgres.RestoreAsync(database, backup);

    /// <summary>Immediate shutdown: connections die, nothing is flushed.</summary>
    public Task StopPostgres() => postgres.KillAsync();

    /// <summary>On the same port with the same data; recovers from its log.</summary>
    public Task StartPostgres() => postgres.StartAsync(CancellationToken.None);

    public async ValueTask DisposeAsync()
    {
        await Task.WhenAll(postgres.StopAsync(), rabbit.StopAsync(), redis.StopAsync());
        Directory.Delete(folder, recursive: true);
    }
#endif
}
