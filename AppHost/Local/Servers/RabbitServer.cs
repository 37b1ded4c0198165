using System.Globalization;
using System.Text;

namespace CreativeLabs.AppHost.Local;

/// <summary>The machine's RabbitMQ on a private folder, with a user of its own and no guest.</summary>
/// <remarks>
/// The Erlang node is named before RabbitMQ's own start code would do it, with a fixed loopback port: so it needs no port
/// mapper (epmd), which would outlive it, and starts half a second sooner.
/// </remarks>
public sealed class RabbitServer : ILocalServer
{
    private const string User = "creativelabs";
    private const string Node = "creativelabs@localhost";

    // Once a minute RabbitMQ would start an Erlang of its own only to make sure of the port mapper: that watch is ended.
    private const string NoWatchOverEpmd = "-eval timer:apply_after(20000,rabbit_sup,stop_child,[rabbit_epmd_monitor_sup]).";
    private readonly string _folder;
    private readonly string _password;
    private readonly RunningServer _server;
    private readonly int _nodePort = Ports.Free();

    /// <param name="folder">Holds data, configuration and log. Made when missing.</param>
    /// <param name="password">URL-safe; made once and kept in the folder when null. Fixed with the folder's first start.</param>
    /// <param name="management">Loads the management plugin: two seconds and 40 MB more.</param>
    /// <param name="logPath">Default: <c>server.log</c> in the folder.</param>
    public RabbitServer(string folder, string? password = null, bool management = false, string? logPath = null)
    {
        _folder = Path.GetFullPath(folder);
        PrivateFile.Folder(_folder);
        _password = password ?? PrivateFile.Secret(Path.Combine(_folder, "password"));
        _server = new RunningServer("RabbitMQ", logPath ?? Path.Combine(_folder, "server.log"));
        Port = Ports.Free();
        ManagementPort = management ? Ports.Free() : null;
    }

    /// <inheritdoc/>
    public int Port { get; }

    /// <summary>The management page's port on 127.0.0.1, when the plugin is loaded.</summary>
    public int? ManagementPort { get; }

    /// <inheritdoc/>
    public string ConnectionString => $"amqp://{User}:{_password}@127.0.0.1:{Port}";

    /// <inheritdoc/>
    public int? ProcessId => _server.ProcessId;

    /// <inheritdoc/>
    public Task Exited => _server.Exited;

    internal Action<string>? OnLine { get; init; }

    /// <inheritdoc/>
    public async Task StartAsync(CancellationToken cancellationToken = default)
    {
        const string Program = "/usr/lib/rabbitmq/bin/rabbitmq-server";
        if (!File.Exists(Program))
        {
            throw new InvalidOperationException("RabbitMQ is not installed: apt-get install rabbitmq-server");
        }

        PrivateFile.Folder(_folder);
        await ProcessTree.KillThoseInAsync(_folder, "beam.smp", "erl_child_setup", "inet_gethost");
        WriteConfiguration();
        var spec = new ChildSpec(Program, [], _folder) { Environment = Environment() };
        await _server.StartAsync(spec, _ => IsReadyAsync(), OnLine, cancellationToken);
    }

    /// <inheritdoc/>
    public Task StopAsync() => _server.StopAsync(Signal.Terminate);

    /// <inheritdoc/>
    public Task KillAsync() => _server.KillAsync();

    /// <inheritdoc/>
    public void DeleteData() => Directory.Delete(_folder, recursive: true);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync() => await StopAsync();

    /// <summary>The first frame of the answer to an AMQP 0-9-1 header is a method frame: type 1.</summary>
    private Task<bool> IsReadyAsync() =>
        Greeting.AnswersAsync(Port, (byte[])[(byte)'A', (byte)'M', (byte)'Q', (byte)'P', 0, 0, 9, 1], heard => heard[0] == 1);

    private void WriteConfiguration()
    {
        var text = new StringBuilder($"""
            listeners.tcp.1 = 127.0.0.1:{Port}
            default_user = {User}
            default_pass = {_password}
            log.console = true
            log.console.level = info
            log.file = false
            raft.wal_max_size_bytes = 67108864

            """);
        if (ManagementPort is { } port)
        {
            text.Append(CultureInfo.InvariantCulture, $"management.tcp.ip = 127.0.0.1\nmanagement.tcp.port = {port}\n");
        }

        PrivateFile.Write(Path.Combine(_folder, "rabbitmq.conf"), text.ToString());
        PrivateFile.Write(Path.Combine(_folder, "enabled_plugins"), ManagementPort is null ? "[].\n" : "[rabbitmq_management].\n");
        foreach (var name in (string[])["home", "mnesia", "log", "generated"])
        {
            PrivateFile.Folder(Path.Combine(_folder, name));
        }
    }

    private Dictionary<string, string?> Environment() => new(StringComparer.Ordinal)
    {
        ["HOME"] = Path.Combine(_folder, "home"),
        ["RABBITMQ_NODENAME"] = Node,
        ["RABBITMQ_NODE_IP_ADDRESS"] = "127.0.0.1",
        ["RABBITMQ_NODE_PORT"] = Port.ToString(CultureInfo.InvariantCulture),
        ["RABBITMQ_DIST_PORT"] = _nodePort.ToString(CultureInfo.InvariantCulture),
        ["RABBITMQ_MNESIA_BASE"] = Path.Combine(_folder, "mnesia"),
        ["RABBITMQ_LOG_BASE"] = Path.Combine(_folder, "log"),
        ["RABBITMQ_LOGS"] = "-",
        ["RABBITMQ_CONFIG_FILE"] = Path.Combine(_folder, "rabbitmq.conf"),
        ["RABBITMQ_ADVANCED_CONFIG_FILE"] = Path.Combine(_folder, "advanced.config"),
        ["RABBITMQ_GENERATED_CONFIG_DIR"] = Path.Combine(_folder, "generated"),
        ["RABBITMQ_ENABLED_PLUGINS_FILE"] = Path.Combine(_folder, "enabled_plugins"),
        ["RABBITMQ_CONF_ENV_FILE"] = "/dev/null",
        // Makes the start script turn into the server instead of watching over it.
        ["RABBITMQ_ALLOW_INPUT"] = "1",
        ["RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS"] =
            $"-noinput -sname {Node} -erl_epmd_port {_nodePort} -kernel inet_dist_use_interface {{127,0,0,1}} +S 2:2 +sbwt none " +
                $"{NoWatchOverEpmd}",
        // For every Erlang that RabbitMQ starts, itself and others.
        ["ERL_ZFLAGS"] = "-start_epmd false",
        // Nobody listens on port 1: another node's port mapper on this machine stays out of it.
        ["ERL_EPMD_PORT"] = "1",
        ["ERL_EPMD_ADDRESS"] = "127.0.0.1",
        ["NOTIFY_SOCKET"] = null,
    };
}
