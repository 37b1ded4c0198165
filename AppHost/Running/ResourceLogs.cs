using System.Collections.Concurrent;
using Microsoft.Extensions.Hosting;

namespace CreativeLabs.AppHost;

/// <summary>Keeps what every resource writes: a file each in the state folder, and of the run before one <c>.1</c>. What is a warning or
/// worse is shown on the console too, until the run stops.</summary>
internal sealed class ResourceLogs(
    Run run, DistributedApplicationModel model, ResourceLoggerService loggers, IHostApplicationLifetime lifetime) : BackgroundService
{
    private static readonly string[] Alarms =
    [
        "warn:", "fail:", "crit:", "Unhandled exception", "\"LogLevel\":\"Warning\"", "\"LogLevel\":\"Error\"", "\"LogLevel\":\"Critical\"",
        "PANIC:", "[critical]", "[emergency]", "# Fatal",
    ];

    private readonly ConcurrentDictionary<string, Queue<string>> last = new(StringComparer.Ordinal);

    /// <summary>The last lines of a resource, for a report of what went wrong.</summary>
    public IReadOnlyList<string> Tail(string resource)
    {
        var lines = last.GetOrAdd(resource, _ => new Queue<string>());
        lock (lines)
        {
            return [.. lines];
        }
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(model.Resources.Where(one => one is not ParameterResource).Select(resource => KeepAsync(resource, stoppingToken)));

    private async Task KeepAsync(IResource resource, CancellationToken cancellation)
    {
        var path = Path.Combine(run.State.Logs, resource.Name + ".log");
        StreamWriter? file = null;
        try
        {
            await foreach (var lines in loggers.WatchAsync(resource).WithCancellation(cancellation))
            {
                file ??= Open(path);
                foreach (var line in lines)
                {
                    await file.WriteLineAsync(line.Content);
                    Remember(resource.Name, line.Content);
                    if (Alarms.Any(alarm => line.Content.Contains(alarm, StringComparison.Ordinal))
                        && !lifetime.ApplicationStopping.IsCancellationRequested)
                    {
                        Console.WriteLine($"{resource.Name,-14} | {line.Content}");
                    }
                }
            }
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            // The run is over.
        }
        finally
        {
            file?.Dispose();
        }
    }

    private static StreamWriter Open(string path)
    {
        if (File.Exists(path))
        {
            File.Move(path, path + ".1", overwrite: true);
        }

        return new StreamWriter(path, new FileStreamOptions
        {
            Mode = FileMode.Create,
            Access = FileAccess.Write,
            Share = FileShare.ReadWrite | FileShare.Delete,
            UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
        })
        { AutoFlush = true };
    }

    private void Remember(string resource, string line)
    {
        var lines = last.GetOrAdd(resource, _ => new Queue<string>());
        lock (lines)
        {
            lines.Enqueue(line);
            if (lines.Count > 15)
            {
                lines.Dequeue();
            }
        }
    }
}
