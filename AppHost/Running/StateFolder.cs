using System.Text.Json;

namespace CreativeLabs.AppHost;

/// <summary>The folder of one run: data, secrets, logs. One host at a time holds it.</summary>
internal sealed class StateFolder : IDisposable
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private static readonly JsonSerializerOptions Readable = new(JsonSerializerDefaults.Web) { WriteIndented = true };
    private readonly string path;
    private readonly FileStream held;

    private StateFolder(string path, FileStream held) => (this.path, this.held) = (path, held);

    public string Logs => Path.Combine(path, "logs");

    private string RunFile => Path.Combine(path, "run.json");

    /// <exception cref="RunRefusedException">Another host holds it.</exception>
    public static StateFolder Take(string path)
    {
        // Passable though not readable for others: the postgres user must reach its own folder in it.
        Directory.CreateDirectory(path);
        File.SetUnixFileMode(path, OwnerOnly | UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute);
        var folder = Hold(Path.Combine(path, "lock")) is { } held ? new StateFolder(path, held)
            : throw new RunRefusedException($"The platform runs already on the state folder {path}; run.json there says where.", 3);
        Directory.CreateDirectory(folder.Logs, OwnerOnly | UnixFileMode.UserExecute);
        return folder;
    }

    public string Folder(string name) => Path.Combine(path, name);

    /// <summary>The secret of that name; made on the first call, the same ever after.</summary>
    public string Secret(string name)
    {
        var secrets = Read<SortedDictionary<string, string>>("secrets.json") ?? [];
        if (!secrets.TryGetValue(name, out var secret))
        {
            secrets[name] = secret = new GenerateParameterDefault { MinLength = 40, Special = false }.GetDefaultValue();
            Write("secrets.json", secrets);
        }

        return secret;
    }

    /// <summary>Says in <c>run.json</c> what runs now, for people and scripts.</summary>
    public void Record(object run) => Write("run.json", run);

    public void Dispose()
    {
        File.Delete(RunFile);
        held.Dispose();
    }

    private static FileStream? Hold(string file)
    {
        try
        {
            return new FileStream(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException)
        {
            return null;
        }
    }

    private T? Read<T>(string name) =>
        File.Exists(Folder(name)) ? JsonSerializer.Deserialize<T>(File.ReadAllText(Folder(name)), Readable) : default;

    private void Write(string name, object content)
    {
        var next = Folder(name + ".next");
        File.Delete(next);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, UnixCreateMode = OwnerOnly };
        using (var stream = new FileStream(next, options))
        {
            JsonSerializer.Serialize(stream, content, Readable);
        }

        File.Move(next, Folder(name), overwrite: true);
    }
}
