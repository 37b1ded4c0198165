using System.Text;
using Testcontainers.PostgreSql;
using Testcontainers.RabbitMq;
using Testcontainers.Redis;

namespace CreativeLabs.Support;

/// <summary>Containers of the official images, by Testcontainers.</summary>
internal sealed class ContainerServers : IServers
{
    private readonly PostgreSqlContainer postgres = new PostgreSqlBuilder("postgres:15").WithCommand("-c", "max_connections=200").Build();
    private readonly RabbitMqContainer rabbit = new RabbitMqBuilder("rabbitmq:3.13-management").Build();
    private readonly RedisContainer redis = new RedisBuilder("redis:7").Build();

    public string Postgres => postgres.GetConnectionString();

    public string Rabbit => rabbit.GetConnectionString();

    public string Redis => redis.GetConnectionString();

    public Task StartAsync() => Task.WhenAll(postgres.StartAsync(), rabbit.StartAsync(), redis.StartAsync());

    public Task KillRedis() => redis.StopAsync();

    public Task StartRedis() => redis.StartAsync();

    public Task KillRabbit() => rabbit.StopAsync();

    public Task StopRabbit() => rabbit.StopAsync();

    public Task StartRabbit() => rabbit.StartAsync();

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
        await postgres.CopyAsync(Encoding.UTF8.GetBytes(backup), $"/tmp/{database}.sql");
        await postgres.ExecAsync(
            ["psql", "-X", "-q", "-v", "ON_ERROR_STOP=1", "-U", "postgres", "-d", database, "-f", $"/tmp/{database}.sql"]);
    }

    public Task KillPostgres() => postgres.StopAsync();

    public Task StartPostgres() => postgres.StartAsync();

    public async ValueTask DisposeAsync()
    {
        await postgres.DisposeAsync();
        await rabbit.DisposeAsync();
        await redis.DisposeAsync();
    }
}
