using System.Diagnostics;
using System.Reflection;
using System.Text;

namespace CreativeLabs.Containers.Tests;

/// <summary>A program of the repository, run from its top folder, and what it has said so far. It is told to stop (SIGTERM) when this
/// process dies, however that comes about.</summary>
internal sealed class Command : IDisposable
{
    // This process holds the other end of the input: it ends with it.
    private const string WhileInputIsOpen = """
        exec 3<&0
        "$@" </dev/null 3<&- &
        command=$!
        { read -r -u 3; kill -TERM "$command" 2>/dev/null; } &
        wait "$command"
        code=$?
        kill $! 2>/dev/null
        exit $code
        """;

    private readonly string name;
    private readonly Process process;
    private readonly StringBuilder said = new();

    public Command(IReadOnlyDictionary<string, string> environment, params string[] command)
    {
        var start = new ProcessStartInfo("bash", ["-c", WhileInputIsOpen, "bash", .. command])
        {
            WorkingDirectory = Repository,
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        name = command[0];
        process = Process.Start(start)!;
        process.OutputDataReceived += (_, line) => Hear(line.Data);
        process.ErrorDataReceived += (_, line) => Hear(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public static string Repository { get; } = Metadata("Repository");

    /// <summary>Where a project's binaries are, below its folder.</summary>
    public static string Output { get; } = Metadata("Output");

    public string Said
    {
        get
        {
            lock (said)
            {
                return said.ToString();
            }
        }
    }

    public bool HasEnded => process.HasExited;

    /// <summary>SIGTERM.</summary>
    public void Stop() => process.StandardInput.Close();

    /// <summary>Its exit code. What takes longer is killed with all that it started.</summary>
    /// <exception cref="TimeoutException">It took longer; the message has what it said.</exception>
    public async Task<int> End(TimeSpan patience)
    {
        using var limit = new CancellationTokenSource(patience);
        try
        {
            await process.WaitForExitAsync(limit.Token);
            return process.ExitCode;
        }
        catch (OperationCanceledException late)
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"{name} did not end within {patience}. It said:\n{Said}", late);
        }
    }

    public void Dispose()
    {
        if (!process.HasExited)
        {
            process.Kill(entireProcessTree: true);
        }

        process.Dispose();
    }

    private static string Metadata(string key) =>
        typeof(Command).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(one => one.Key == key).Value!;

    private void Hear(string? line)
    {
        lock (said)
        {
            said.AppendLine(line);
        }
    }
}
