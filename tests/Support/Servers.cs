using Xunit;

namespace CreativeLabs.Support;

/// <summary>Real PostgreSQL, RabbitMQ and Redis, once for a test assembly: this machine's own (<c>SERVERS=machine</c>, the default) or
/// containers (<c>SERVERS=containers</c>). They stop with the assembly. With <c>SERVERS=none</c> only tests in memory can run.</summary>
public sealed class Servers : IAsyncLifetime
{
    private readonly IServers servers = Environment.GetEnvironmentVariable("SERVERS") switch
    {
        null or "" or "machine" => new MachineServers(),
        "containers" => new ContainerServers(),
        "none" => new NoServers(),
        var other => throw new InvalidOperationException($"SERVERS is 'machine', 'containers' or 'none', not '{other}'."),
    };

    /// <summary>Npgsql connection string to the server, without a database.</summary>
    public string Postgres => servers.Postgres;

    /// <summary>amqp://user:password@host:port</summary>
    public string Rabbit => servers.Rabbit;

    /// <summary>host:port,password=...</summary>
    public string Redis => servers.Redis;

    public async ValueTask InitializeAsync() => await servers.StartAsync();

    /// <summary>SIGKILL; its data stays.</summary>
    public Task StopRedis() => servers.KillRedis();

    /// <summary>On the same port with the same data.</summary>
    public Task StartRedis() => servers.StartRedis();

    /// <summary>SIGKILL to the broker and its children.</summary>
    public Task StopRabbit() => servers.KillRabbit();

    /// <summary>On the same port with the same data.</summary>
    public Task StartRabbit() => servers.StartRabbit();

    /// <summary>Stops it in order and starts it again.</summary>
    public async Task RestartRabbit()
    {
        await servers.StopRabbit();
        await servers.StartRabbit();
    }

    /// <summary>Until the broker has the queue's name on its disk, up to a minute.</summary>
    public Task RabbitKeeps(string queue) => servers.RabbitKeeps(queue);

    /// <summary>All that the broker has on its disk, whatever the file: queues, logs of queues, its own state.</summary>
    public Task<byte[]> ReadBroker() => servers.ReadBroker();

    /// <summary>A database as pg_dump writes it.</summary>
    public Task<string> BackUp(string database) => servers.BackUp(database);

    /// <summary>A new database of such a backup.</summary>
    public Task Restore(string database, string backup) => servers.Restore(database, backup);

    /// <summary>Immediate shutdown: connections die, nothing is flushed.</summary>
    public Task StopPostgres() => servers.KillPostgres();

    /// <summary>On the same port with the same data; recovers from its log.</summary>
    public Task StartPostgres() => servers.StartPostgres();

    public ValueTask DisposeAsync() => servers.DisposeAsync();
}
