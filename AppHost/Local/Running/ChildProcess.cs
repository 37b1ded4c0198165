using System.Diagnostics;

namespace CreativeLabs.AppHost.Local;

/// <summary>A line that a child wrote, and whether it went to standard error.</summary>
internal delegate void LineWritten(string line, bool isError);

/// <summary>What to start, where and with what environment. A null value removes a variable.</summary>
internal sealed record ChildSpec(string Program, IReadOnlyList<string> Arguments, string Directory)
{
    public IReadOnlyDictionary<string, string?> Environment { get; init; } = new Dictionary<string, string?>(StringComparer.Ordinal);

    public bool AsPostgresUser { get; init; }

    public string? Input { get; init; }
}

/// <summary>A process in its own session that cannot outlive this one, even when this one is killed.</summary>
internal sealed class ChildProcess
{
    private readonly Process _process;

    private ChildProcess(Process process, LineWritten onLine)
    {
        _process = process;
        Id = process.Id;
        Mark = ProcessTree.Mark(Id) ?? new ProcessMark(Id, 0);
        Exited = FinishAsync(Read(process.StandardOutput, onLine, isError: false), Read(process.StandardError, onLine, isError: true));
    }

    public int Id { get; }

    public ProcessMark Mark { get; }

    /// <summary>Completes with the exit code, after the last lines were handed over.</summary>
    public Task<int> Exited { get; }

    public static async Task<ChildProcess> StartAsync(ChildSpec spec, LineWritten onLine)
    {
        var info = new ProcessStartInfo("/usr/bin/setsid")
        {
            WorkingDirectory = spec.Directory,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        string[] user = spec.AsPostgresUser ? ["--reuid", "postgres", "--regid", "postgres", "--init-groups"] : [];
        foreach (var argument in (string[])["setpriv", .. user, "--pdeathsig", "KILL", "--", spec.Program, .. spec.Arguments])
        {
            info.ArgumentList.Add(argument);
        }

        foreach (var (name, value) in spec.Environment)
        {
            info.Environment[name] = value;
        }

        var process = await Spawner.StartAsync(info);
        await GiveInputAsync(process, spec.Input);
        return new ChildProcess(process, onLine);
    }

    /// <summary>Runs a tool to its end; throws with what it wrote when it fails.</summary>
    public static async Task<string> RunAsync(ChildSpec spec, CancellationToken cancellation)
    {
        var lines = new List<string>();
        var child = await StartAsync(spec, (line, _) =>
        {
            lock (lines)
            {
                lines.Add(line);
            }
        });
        int code;
        try
        {
            code = await child.Exited.WaitAsync(cancellation);
        }
        catch (OperationCanceledException)
        {
            await child.KillAsync();
            throw;
        }

        var output = string.Join('\n', lines);
        return code == 0 ? output : throw new InvalidOperationException($"{Path.GetFileName(spec.Program)} failed ({code}): {output}");
    }

    /// <summary>Asks it to end, and ends it with all that it started when it has not within the patience given.</summary>
    public async Task StopAsync(int signal, TimeSpan patience)
    {
        var members = ProcessTree.Of(Id);
        if (!Exited.IsCompleted)
        {
            Signal.Send(Id, signal);
            try
            {
                await Exited.WaitAsync(patience);
            }
            catch (TimeoutException)
            {
                // It hangs: the kill below does not ask.
            }
        }

        await ProcessTree.KillAsync(Id, members);
        await Exited;
    }

    public async Task KillAsync()
    {
        await ProcessTree.KillAsync(Id, ProcessTree.Of(Id));
        await Exited;
    }

    private static async Task GiveInputAsync(Process process, string? input)
    {
        try
        {
            await process.StandardInput.WriteAsync(input ?? string.Empty);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // It ended before it read; its exit code says why.
        }
    }

    private static async Task Read(StreamReader reader, LineWritten onLine, bool isError)
    {
        try
        {
            while (await reader.ReadLineAsync() is { } line)
            {
                onLine(line, isError);
            }
        }
        catch (Exception closed) when (closed is IOException or ObjectDisposedException)
        {
            // The pipe went with the process.
        }
    }

    private async Task<int> FinishAsync(Task output, Task errors)
    {
        await _process.WaitForExitAsync();
        await Task.WhenAny(Task.WhenAll(output, errors), Task.Delay(300));
        var code = _process.ExitCode;
        _process.Dispose();
        return code;
    }
}
