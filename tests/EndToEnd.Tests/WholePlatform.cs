using System.Diagnostics;
using System.Reflection;
using System.Text.Json;
using CreativeLabs.EndToEnd;
using CreativeLabs.Journey;

[assembly: CollectionBehavior(DisableTestParallelization = true)]
[assembly: AssemblyFixture(typeof(WholePlatform))]

namespace CreativeLabs.EndToEnd;

/// <summary>The application model, started whole as a user starts it, with empty data; for the assembly with two copies of every
/// service.</summary>
public sealed class WholePlatform : IAsyncLifetime
{
    private readonly string state = Directory.CreateTempSubdirectory("creativelabs-whole-").FullName;
    private readonly System.Collections.Concurrent.ConcurrentQueue<string> output = new();
    private Process? host;
    private JsonElement run;

    /// <summary>Copies of every service.</summary>
    public int Copies { get; init; } = 2;

    /// <summary>The gateway's address.</summary>
    public Uri Gateway => new(run.GetProperty("gateway").GetString()!);

    /// <summary>The sandbox's address.</summary>
    public Uri Sandbox => new(run.GetProperty("sandbox").GetString()!);

    /// <summary>What the host wrote of itself: addresses and process ids.</summary>
    public JsonElement Run => run;

    /// <summary>The state folder of this run.</summary>
    public string State => state;

    /// <summary>A journey's view of it, saying nothing.</summary>
    public Platform Platform() => new(Gateway, Sandbox, _ => { });

    public async ValueTask InitializeAsync()
    {
        File.SetUnixFileMode(state,
            UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute |
            UnixFileMode.GroupExecute | UnixFileMode.OtherExecute);
        host = Start("--replicas", Copies.ToString(System.Globalization.CultureInfo.InvariantCulture));
        var until = DateTime.UtcNow.AddMinutes(3);
        var file = Path.Combine(state, "run.json");
        while (!File.Exists(file)
            || !output.Any(line =>
            line.Contains("Gateway", StringComparison.OrdinalIgnoreCase) && line.Contains("http://", StringComparison.Ordinal)))
        {
            if (host.HasExited || DateTime.UtcNow > until)
            {
                throw new InvalidOperationException("The platform did not start:\n" + string.Join('\n', output));
            }

            await Task.Delay(50);
        }

        run = ReadRun();
    }

    /// <summary>What the host writes of itself at this moment.</summary>
    public JsonElement ReadRun() => JsonSerializer.Deserialize<JsonElement>(File.ReadAllText(Path.Combine(state, "run.json")));

    /// <summary>True once so many living copies of a service say that they are healthy.</summary>
    public async Task<bool?> Answering(string service, int count)
    {
        using var client = new HttpClient { Timeout = TimeSpan.FromSeconds(2) };
        var answers = await Task.WhenAll(CopiesOf(service).Select(async copy =>
        {
            try
            {
                return (await client.GetAsync(new Uri(copy.Address, "/health"))).IsSuccessStatusCode;
            }
            catch (Exception exception) when (exception is HttpRequestException or TaskCanceledException)
            {
                return false;
            }
        }));
        return answers.Count(yes => yes) == count ? true : null;
    }

    /// <summary>The copies of a service, as the host wrote them down.</summary>
    public List<(int Pid, Uri Address)> CopiesOf(string service) => ReadRun().GetProperty("services").GetProperty(service).EnumerateArray()
        .Select(copy => (copy.GetProperty("pid").GetInt32(), new Uri(copy.GetProperty("address").GetString()!))).ToList();

    /// <summary>Sends a signal such as -KILL to a process.</summary>
    public static void Signal(string signal, int pid)
    {
        using var kill = Process.Start("kill", [signal, pid.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        kill.WaitForExit();
    }

    /// <summary>Starts the built AppHost on this state folder.</summary>
    public Process Start(params string[] options)
    {
        var program = typeof(WholePlatform).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .Single(a => a.Key == "AppHost").Value!;
        var process = new Process
        {
            StartInfo = new ProcessStartInfo("dotnet", [program, "--state", state, "--port", "0", .. options]) { UseShellExecute = false,
                RedirectStandardOutput = true, RedirectStandardError = true },
        };
        process.OutputDataReceived += (_, line) => output.Enqueue(line.Data ?? "");
        process.ErrorDataReceived += (_, line) => output.Enqueue(line.Data ?? "");
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;
    }

    /// <summary>Asks it to stop, as Ctrl-C does, and waits until it has.</summary>
    public async Task Stop(TimeSpan longest)
    {
        if (host is { HasExited: false })
        {
            using var stop = Process.Start("kill", ["-TERM", host.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
            using var limit = new CancellationTokenSource(longest);
            await host.WaitForExitAsync(limit.Token);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Stop(TimeSpan.FromSeconds(20));
        host?.Dispose();
        if (Directory.Exists(state))
        {
            Directory.Delete(state, recursive: true);
        }
    }
}
