using System.Net;
using System.Net.Sockets;
using System.Text;
using Docker.DotNet.Models;
using DotNet.Testcontainers.Containers;
using Testcontainers.PostgreSql;
using Testcontainers.RabbitMq;
using Testcontainers.Redis;

namespace CreativeLabs.Support;

/// <summary>Containers by Testcontainers, on free loopback ports: the official images, or what <c>Images__postgres</c>,
/// <c>Images__messaging</c> and <c>Images__redis</c> name, as for the AppHost.</summary>
internal sealed class ContainerServers : IServers
{
    private readonly string password = $"{Guid.NewGuid():N}";
    private readonly int[] ports = FreePorts();
    private readonly PostgreSqlContainer postgres;
    private readonly RabbitMqContainer rabbit;
    private readonly RedisContainer redis;

    public ContainerServers()
    {
        postgres = new PostgreSqlBuilder(Image("postgres", "postgres:15"))
            .WithPassword(password).WithCommand("-c", "max_connections=200")
            .WithCreateParameterModifier(create => Settle(create, PostgreSqlBuilder.PostgreSqlPort, ports[0])).Build();
        rabbit = new RabbitMqBuilder(Image("messaging", "rabbitmq:3.13-management"))
            .WithUsername("creativelabs").WithPassword(password)
            .WithCreateParameterModifier(create => Settle(create, RabbitMqBuilder.RabbitMqPort, ports[1])).Build();
        redis = new RedisBuilder(Image("redis", "redis:7"))
            .WithCommand("redis-server", "--requirepass", password, "--appendonly", "yes", "--databases", "512")
            .WithEnvironment("REDISCLI_AUTH", password)
            .WithCreateParameterModifier(create => Settle(create, RedisBuilder.RedisPort, ports[2])).Build();
    }

    public string Postgres => $"Host={postgres.Hostname};Port={ports[0]};Username=postgres;Password={password}";

    public string Rabbit => $"amqp://creativelabs:{password}@{rabbit.Hostname}:{ports[1]}";

    public string Redis => $"{redis.Hostname}:{ports[2]},password={password}";

    public Task StartAsync() => Task.WhenAll(postgres.StartAsync(), rabbit.StartAsync(), redis.StartAsync());

    public Task KillRedis() => redis.StopAsync();

    public Task StartRedis() => redis.StartAsync();

    public Task KillRabbit() => rabbit.StopAsync();

    public async Task StopRabbit()
    {
        await Run(rabbit, "rabbitmqctl", "stop_app");
        await rabbit.StopAsync();
    }

    public Task StartRabbit() => rabbit.StartAsync();

    public async Task RabbitKeeps(string queue)
    {
        var name = Encoding.UTF8.GetBytes(queue);
        for (var look = 0; look < 150; look++)
        {
            var names = await Read("names.dets");
            if (names.AsSpan().IndexOf(name) >= 0)
            {
                return;
            }

            await Task.Delay(400);
        }

        throw new TimeoutException($"The broker did not write down {queue} within a minute.");
    }

    public Task<byte[]> ReadBroker() => Read("*");

    public Task<string> BackUp(string database) => Run(postgres, "pg_dump", "-U", "postgres", "-d", database);

    public async Task Restore(string database, string backup)
    {
        var file = $"/tmp/{database}.sql";
        await Run(postgres, "createdb", "-U", "postgres", database);
        await postgres.CopyAsync(Encoding.UTF8.GetBytes(backup), file);
        await Run(postgres, "psql", "-X", "-q", "-v", "ON_ERROR_STOP=1", "-U", "postgres", "-d", database, "-f", file);
    }

    public Task KillPostgres() => postgres.StopAsync();

    public Task StartPostgres() => postgres.StartAsync();

    public async ValueTask DisposeAsync() =>
        await Task.WhenAll(postgres.DisposeAsync().AsTask(), rabbit.DisposeAsync().AsTask(), redis.DisposeAsync().AsTask());

    private static string Image(string server, string official) =>
        Environment.GetEnvironmentVariable($"Images__{server}") is { Length: > 0 } other ? other : official;

    /// <summary>Reachable on loopback alone, on the same port after each start, and killed when it is stopped, as the tests of crashes ask
    /// for. The label is how tests/containers/engine finds what a killed test process left.</summary>
    private static void Settle(CreateContainerParameters create, int port, int hostPort)
    {
        create.StopSignal = "SIGKILL";
        (create.Labels ??= new Dictionary<string, string>(StringComparer.Ordinal))["creativelabs.engine"] =
            Environment.GetEnvironmentVariable("CREATIVELABS_ENGINE") ?? string.Empty;
        (create.HostConfig ??= new()).PortBindings = new Dictionary<string, IList<PortBinding>>(StringComparer.Ordinal)
        {
            [$"{port}/tcp"] = [new PortBinding { HostIP = "127.0.0.1", HostPort = $"{hostPort}" }],
        };
    }

    /// <summary>Below those of outgoing connections: nobody who reconnects takes one while the server behind it restarts.</summary>
    private static int[] FreePorts()
    {
        var found = new HashSet<int>();
        while (found.Count < 3)
        {
            using var listener = new TcpListener(IPAddress.Loopback, Random.Shared.Next(15_000, 32_000));
            try
            {
                listener.Start();
                found.Add(((IPEndPoint)listener.LocalEndpoint).Port);
            }
            catch (SocketException)
            {
                // Taken: another one.
            }
        }

        return [.. found];
    }

    private static async Task<string> Run(IContainer container, params string[] command)
    {
        var ran = await container.ExecAsync(command);
        return ran.ExitCode == 0
            ? ran.Stdout
            : throw new InvalidOperationException($"{command[0]} ended with {ran.ExitCode}: {ran.Stderr}");
    }

    /// <summary>What the broker's files of this name hold, one after the other; it puts some away while they are listed.</summary>
    private async Task<byte[]> Read(string name)
    {
        var read = await rabbit.ExecAsync(["sh", "-c", "find /var/lib/rabbitmq -type f -name \"$0\" -exec cat {} + | base64 -w0", name]);
        return Convert.FromBase64String(read.Stdout.Trim());
    }
}
