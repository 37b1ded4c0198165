namespace CreativeLabs.AppHost.Local;

/// <summary>The machine's Redis on a private folder, with a password and an append-only file.</summary>
public sealed class RedisServer : ILocalServer
{
    private readonly string _folder;
    private readonly string _password;
    private readonly RunningServer _server;

    /// <param name="folder">Holds data, configuration and log. Made when missing.</param>
    /// <param name="password">URL-safe; made once and kept in the folder when null.</param>
    /// <param name="logPath">Default: <c>server.log</c> in the folder.</param>
    public RedisServer(string folder, string? password = null, string? logPath = null)
    {
        _folder = Path.GetFullPath(folder);
        PrivateFile.Folder(_folder);
        _password = password ?? PrivateFile.Secret(Path.Combine(_folder, "password"));
        _server = new RunningServer("Redis", logPath ?? Path.Combine(_folder, "server.log"));
        Port = Ports.Free();
    }

    /// <inheritdoc/>
    public int Port { get; }

    /// <inheritdoc/>
    public string ConnectionString => $"127.0.0.1:{Port},password={_password}";

    /// <inheritdoc/>
    public int? ProcessId => _server.ProcessId;

    /// <inheritdoc/>
    public Task Exited => _server.Exited;

    internal Action<string>? OnLine { get; init; }

    /// <inheritdoc/>
    public async Task StartAsync(CancellationToken cancellationToken = default)
    {
        const string Program = "/usr/bin/redis-server";
        if (!File.Exists(Program))
        {
            throw new InvalidOperationException("Redis is not installed: apt-get install redis-server");
        }

        PrivateFile.Folder(_folder);
        await ProcessTree.KillThoseInAsync(_folder, "redis-server");
        var configuration = Path.Combine(_folder, "redis.conf");
        PrivateFile.Write(configuration, $"""
            bind 127.0.0.1
            port {Port}
            requirepass {_password}
            dir "{_folder}"
            appendonly yes
            save ""
            daemonize no
            tcp-backlog 511

            """);
        var spec = new ChildSpec(Program, [configuration], _folder);
        await _server.StartAsync(spec, _ => Greeting.AnswersAsync(Port, $"AUTH {_password}\r\nPING\r\n", "+PONG"), OnLine,
            cancellationToken);
    }

    /// <inheritdoc/>
    public Task StopAsync() => _server.StopAsync(Signal.Terminate);

    /// <inheritdoc/>
    public Task KillAsync() => _server.KillAsync();

    /// <inheritdoc/>
    public void DeleteData() => Directory.Delete(_folder, recursive: true);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync() => await StopAsync();
}
