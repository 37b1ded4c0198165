using System.Diagnostics;
using System.Globalization;

namespace CreativeLabs.Support;

/// <summary>The machine's PostgreSQL on a private folder, with a password and fsync on.</summary>
/// <param name="folder">Holds data and log. Made when missing.</param>
public sealed class PostgresServer(string folder) : MachineServer("postgres", folder)
{
    /// <summary>Names no database.</summary>
    public override string ConnectionString => $"Host=127.0.0.1;Port={Port};Username=postgres;Password={Password}";

    /// <summary>Ends connected sessions and checkpoints.</summary>
    protected override string StopSignal => "-INT";

    /// <summary>A database as the SQL that makes it anew.</summary>
    public Task<string> BackUpAsync(string name) => ClientAsync("pg_dump", ["-d", name], string.Empty);

    /// <summary>Makes a new database of what <see cref="BackUpAsync"/> gave.</summary>
    public async Task RestoreAsync(string name, string backup)
    {
        await ClientAsync("createdb", [name], string.Empty);
        await ClientAsync("psql", ["-X", "-q", "-v", "ON_ERROR_STOP=1", "-d", name], backup);
    }

    /// <summary>The server writes its state as the eighth line of its pid file.</summary>
    protected override async Task<bool> IsReadyAsync(int id)
    {
        try
        {
            var lines = await File.ReadAllLinesAsync(Path.Combine(Folder, "home", "data", "postmaster.pid"));
            return lines.Length >= 8 && lines[0] == id.ToString(CultureInfo.InvariantCulture) && lines[7].Trim() == "ready";
        }
        catch (IOException)
        {
            return false;
        }
    }

    private async Task<string> ClientAsync(string program, string[] arguments, string input)
    {
        string[] all = ["-h", "127.0.0.1", "-p", $"{Port}", "-U", "postgres", .. arguments];
        using var client = Process.Start(new ProcessStartInfo(program, all)
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["PGPASSWORD"] = Password },
        })!;
        var (output, errors) = (client.StandardOutput.ReadToEndAsync(), client.StandardError.ReadToEndAsync());
        await client.StandardInput.WriteAsync(input);
        client.StandardInput.Close();
        await client.WaitForExitAsync();
        return client.ExitCode == 0
            ? await output : throw new InvalidOperationException($"{program} failed ({client.ExitCode}): {await errors}");
    }
}
