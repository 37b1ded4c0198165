using System.Globalization;
using System.Text;

namespace CreativeLabs.AppHost.Local;

/// <summary>A log that keeps one predecessor: the run before, or the 50 MB before.</summary>
internal sealed class LogFile : IDisposable
{
    private const long Full = 50_000_000;
    private readonly Lock _gate = new();
    private readonly string _path;
    private StreamWriter? _writer;

    public LogFile(string path)
    {
        _path = path;
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        _writer = Open();
    }

    public void Write(string line)
    {
        lock (_gate)
        {
            if (_writer is null)
            {
                return;
            }

            if (_writer.BaseStream.Length > Full)
            {
                _writer.Dispose();
                _writer = Open();
            }

            _writer.Write(TimeProvider.System.GetUtcNow().ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z '", CultureInfo.InvariantCulture));
            _writer.WriteLine(line);
        }
    }

    /// <summary>The last lines, for a report of what went wrong.</summary>
    public IReadOnlyList<string> Tail(int count)
    {
        lock (_gate)
        {
            return [.. File.ReadLines(_path).TakeLast(count)];
        }
    }

    public void Dispose()
    {
        lock (_gate)
        {
            _writer?.Dispose();
            _writer = null;
        }
    }

    private StreamWriter Open()
    {
        if (File.Exists(_path))
        {
            File.Move(_path, _path + ".1", overwrite: true);
        }

        var options = new FileStreamOptions
        {
            Mode = FileMode.Create,
            Access = FileAccess.Write,
            Share = FileShare.ReadWrite | FileShare.Delete,
            UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
        };
        return new StreamWriter(_path, Encoding.UTF8, options) { AutoFlush = true };
    }
}
