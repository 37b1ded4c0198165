using System.Text.Json;

namespace CreativeLabs.AppHost.Local;

/// <summary>The folder of one run: data, secrets, logs. One host at a time holds it.</summary>
internal sealed class StateFolder : IDisposable
{
    private readonly string _path;
    private readonly FileStream _lock;

    private StateFolder(string path, FileStream held)
    {
        _path = path;
        _lock = held;
    }

    public string Logs => Path.Combine(_path, "logs");

    public RunFile Run => new(Path.Combine(_path, "run.json"));

    /// <exception cref="HostRefusal">Another host holds it.</exception>
    public static StateFolder Take(string path)
    {
        // Passable though not readable for others: the postgres user must reach its own folder in it.
        const UnixFileMode Passable = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute
            | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;
        Directory.CreateDirectory(path);
        File.SetUnixFileMode(path, Passable);
        PrivateFile.Folder(Path.Combine(path, "logs"));
        try
        {
            var held = new FileStream(Path.Combine(path, "lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            return new StateFolder(path, held);
        }
        catch (IOException)
        {
            throw new HostRefusal($"{new RunFile(Path.Combine(path, "run.json")).Describe()} (state folder {path}).", 3);
        }
    }

    public string Folder(string name) => Path.Combine(_path, name);

    public string LogPath(string name) => Path.Combine(Logs, name + ".log");

    /// <summary>The secret of that name; made on the first call, the same ever after.</summary>
    public string Secret(string name)
    {
        var file = Path.Combine(_path, "secrets.json");
        var secrets = File.Exists(file)
            ? JsonSerializer.Deserialize<SortedDictionary<string, string>>(File.ReadAllText(file)) ?? []
            : [];
        if (!secrets.TryGetValue(name, out var secret))
        {
            secrets[name] = secret = PrivateFile.NewSecret();
            PrivateFile.Write(file, JsonSerializer.Serialize(secrets, RunFile.Readable));
        }

        return secret;
    }

    public void Dispose() => _lock.Dispose();
}
