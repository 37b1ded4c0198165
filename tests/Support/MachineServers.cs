using System.Text;

namespace CreativeLabs.Support;

/// <summary>This machine's own programs in a private folder, on free loopback ports.</summary>
internal sealed class MachineServers : IServers
{
    private readonly string folder = Directory.CreateTempSubdirectory("creativelabs-tests-").FullName;
    private readonly PostgresServer postgres;
    private readonly RabbitServer rabbit;
    private readonly RedisServer redis;

    public MachineServers()
    {
        // The database's own user must be able to reach its folder.
        File.SetUnixFileMode(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute
            | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute);
        postgres = new PostgresServer(Path.Combine(folder, "postgres"));
        rabbit = new RabbitServer(RabbitFolder);
        redis = new RedisServer(Path.Combine(folder, "redis"));
    }

    public string Postgres => postgres.ConnectionString;

    public string Rabbit => rabbit.ConnectionString;

    public string Redis => redis.ConnectionString;

    private string RabbitFolder => Path.Combine(folder, "rabbitmq");

    public Task StartAsync() => Task.WhenAll(postgres.StartAsync(), rabbit.StartAsync(), redis.StartAsync());

    public Task KillRedis() => redis.KillAsync();

    public Task StartRedis() => redis.StartAsync();

    public Task KillRabbit() => rabbit.KillAsync();

    public Task StopRabbit() => rabbit.StopAsync();

    public Task StartRabbit() => rabbit.StartAsync();

    public async Task RabbitKeeps(string queue)
    {
        var name = Encoding.UTF8.GetBytes(queue);
        for (var look = 0; look < 300; look++)
        {
            foreach (var names in Directory.EnumerateFiles(RabbitFolder, "names.dets", SearchOption.AllDirectories))
            {
                await using var open = Open(names);
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

    public async Task<byte[]> ReadBroker()
    {
        using var all = new MemoryStream();
        foreach (var file in Directory.EnumerateFiles(RabbitFolder, "*", SearchOption.AllDirectories))
        {
            try
            {
                await using var open = Open(file);
                await open.CopyToAsync(all);
            }
            catch (FileNotFoundException)
            {
                // A running broker puts its files away while they are listed.
            }
            catch (IOException) when (Path.GetFileName(file) == "lock")
            {
                // Held, and empty.
            }
        }

        return all.ToArray();
    }

    public Task<string> BackUp(string database) => postgres.BackUpAsync(database);

    public Task Restore(string database, string backup) => postgres.RestoreAsync(database, backup);

    public Task KillPostgres() => postgres.KillAsync();

    public Task StartPostgres() => postgres.StartAsync();

    public async ValueTask DisposeAsync()
    {
        // Nobody reads again what an orderly stop would write.
        await Task.WhenAll(postgres.KillAsync(), rabbit.KillAsync(), redis.KillAsync());
        Directory.Delete(folder, recursive: true);
    }

    private static FileStream Open(string path) =>
        new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
}
