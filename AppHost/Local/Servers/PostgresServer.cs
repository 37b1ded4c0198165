using System.Globalization;

namespace CreativeLabs.AppHost.Local;

/// <summary>The machine's PostgreSQL (the newest installed) on a private folder, with a password and fsync on.</summary>
public sealed class PostgresServer : ILocalServer
{
    private readonly string _folder;
    private readonly string _password;
    private readonly PostgresHome _place;
    private readonly RunningServer _server;

    /// <param name="folder">Holds data and log. Made when missing.</param>
    /// <param name="password">URL-safe; made once and kept in the folder when null. Fixed with the folder's first start.</param>
    /// <param name="logPath">Default: <c>server.log</c> in the folder.</param>
    public PostgresServer(string folder, string? password = null, string? logPath = null)
    {
        _folder = Path.GetFullPath(folder);
        Directory.CreateDirectory(_folder);
        _password = password ?? PrivateFile.Secret(Path.Combine(_folder, "password"));
        _place = new PostgresHome(_folder);
        _server = new RunningServer("PostgreSQL", logPath ?? Path.Combine(_folder, "server.log"));
        Port = Ports.Free();
    }

    /// <inheritdoc/>
    public int Port { get; }

    /// <summary>Names no database; see <see cref="ConnectionStringFor"/>.</summary>
    public string ConnectionString => $"Host=127.0.0.1;Port={Port};Username=postgres;Password={_password}";

    /// <inheritdoc/>
    public int? ProcessId => _server.ProcessId;

    /// <inheritdoc/>
    public Task Exited => _server.Exited;

    internal Action<string>? OnLine { get; init; }

    private static string Binaries =>
        Directory.Exists("/usr/lib/postgresql")
        && Directory.GetDirectories("/usr/lib/postgresql").Where(path => File.Exists(Path.Combine(path, "bin/postgres")))
            .MaxBy(path => int.TryParse(Path.GetFileName(path), CultureInfo.InvariantCulture, out var major) ? major : 0) is { } newest
            ? Path.Combine(newest, "bin")
            : throw new InvalidOperationException("PostgreSQL is not installed: apt-get install postgresql postgresql-contrib");

    /// <summary>What a client needs to connect to one database.</summary>
    public string ConnectionStringFor(string database) => $"{ConnectionString};Database={database}";

    /// <inheritdoc/>
    public async Task StartAsync(CancellationToken cancellationToken = default)
    {
        Directory.CreateDirectory(_folder);
        var home = await _place.PrepareAsync(cancellationToken);
        var data = Path.Combine(home, "data");
        await ProcessTree.KillThoseInAsync(home, "postgres");
        await InitialiseAsync(home, data, cancellationToken);
        var state = Path.Combine(data, "postmaster.pid");
        File.Delete(state); // Nobody works in the folder any more, so it is a dead server's.
        string[] settings =
        [
            $"port={Port}", "listen_addresses=127.0.0.1", "unix_socket_directories=", "max_connections=200",
            "timezone=UTC", "log_timezone=UTC", "log_min_messages=warning", "logging_collector=off",
        ];
        var spec = new ChildSpec(Path.Combine(Binaries, "postgres"),
            ["-D", data, .. settings.SelectMany(one => (string[])["-c", one])], data)
        {
            AsPostgresUser = PostgresHome.AsPostgresUser,
            Environment = new Dictionary<string, string?>(StringComparer.Ordinal) { ["HOME"] = home },
        };
        await _server.StartAsync(spec, id => Task.FromResult(IsReady(state, id)), OnLine, cancellationToken);
    }

    /// <summary>Creates those of the databases that are not there yet.</summary>
    public Task CreateDatabasesAsync(IEnumerable<string> names, CancellationToken cancellationToken = default)
    {
        var list = string.Join(',', names.Select(name => $"'{Checked(name)}'"));
        return list.Length == 0 ? Task.CompletedTask : SqlAsync($$"""
            SELECT format('CREATE DATABASE %I', n) FROM unnest(ARRAY[{{list}}]) n
            WHERE NOT EXISTS (SELECT FROM pg_database WHERE datname = n) \gexec

            """, cancellationToken);
    }

    /// <summary>Drops a database, and with it whoever is connected.</summary>
    public Task DropDatabaseAsync(string name, CancellationToken cancellationToken = default) =>
        SqlAsync($"DROP DATABASE IF EXISTS \"{Checked(name)}\" WITH (FORCE);\n", cancellationToken);

    /// <summary>A database as the SQL that makes it anew.</summary>
    public Task<string> BackUpAsync(string name, CancellationToken cancellationToken = default) =>
        ClientAsync("pg_dump", ["-d", Checked(name)], null, cancellationToken);

    /// <summary>Makes a new database of what <see cref="BackUpAsync"/> gave.</summary>
    public async Task RestoreAsync(string name, string backup, CancellationToken cancellationToken = default)
    {
        await CreateDatabasesAsync([name], cancellationToken);
        await ClientAsync("psql", ["-X", "-q", "-v", "ON_ERROR_STOP=1", "-d", Checked(name)], backup, cancellationToken);
    }

    /// <summary>Ends connected sessions and checkpoints; killed when that takes longer than four seconds.</summary>
    public Task StopAsync() => _server.StopAsync(Signal.Interrupt);

    /// <inheritdoc/>
    public Task KillAsync() => _server.KillAsync();

    /// <inheritdoc/>
    public void DeleteData() => _place.Delete();

    /// <inheritdoc/>
    public async ValueTask DisposeAsync() => await StopAsync();

    /// <summary>The server writes its state as the eighth line of its pid file.</summary>
    private static bool IsReady(string state, int id)
    {
        try
        {
            var lines = File.ReadAllLines(state);
            return lines.Length >= 8 && lines[0] == id.ToString(CultureInfo.InvariantCulture) && lines[7].Trim() == "ready";
        }
        catch (IOException)
        {
            return false;
        }
    }

    private static string Checked(string name) =>
        name.Length is > 0 and < 64 && name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '_' or '-')
            ? name
            : throw new ArgumentException($"'{name}' is no name for a database.", nameof(name));

    private async Task InitialiseAsync(string home, string data, CancellationToken cancellation)
    {
        if (Directory.Exists(data))
        {
            return;
        }

        // Made beside its place and moved there, so that half a cluster is never taken for one.
        var next = Path.Combine(home, "data.next");
        if (Directory.Exists(next))
        {
            Directory.Delete(next, recursive: true);
        }

        var password = Path.Combine(home, "password.next");
        PrivateFile.Write(password, _password);
        try
        {
            if (PostgresHome.AsPostgresUser)
            {
                await ChildProcess.RunAsync(new ChildSpec("/usr/bin/chown", ["postgres:", password], "/"), cancellation);
            }

            string[] arguments =
                ["-D", next, "-U", "postgres", "-A", "scram-sha-256", "--pwfile", password, "-E", "UTF8", "--locale=C.UTF-8"];
            await ChildProcess.RunAsync(
                new ChildSpec(Path.Combine(Binaries, "initdb"), arguments, home) { AsPostgresUser = PostgresHome.AsPostgresUser },
                cancellation);
        }
        finally
        {
            File.Delete(password);
        }

        Directory.Move(next, data);
    }

    private Task<string> SqlAsync(string script, CancellationToken cancellation) =>
        ClientAsync("psql", ["-X", "-q", "-v", "ON_ERROR_STOP=1", "-d", "postgres"], script, cancellation);

    private Task<string> ClientAsync(string program, string[] arguments, string? input, CancellationToken cancellation) =>
        ChildProcess.RunAsync(
        new ChildSpec(Path.Combine(Binaries, program), ["-h", "127.0.0.1", "-p", $"{Port}", "-U", "postgres", .. arguments], "/")
        {
            Input = input,
            Environment = new Dictionary<string, string?>(StringComparer.Ordinal) { ["PGPASSWORD"] = _password },
        },
        cancellation);
}
