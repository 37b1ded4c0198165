using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json;
using CreativeLabs.Support;

namespace CreativeLabs.EndToEnd;

/// <summary>The AppHost as a process of its own, as a user starts it.</summary>
internal sealed class HostProcess : IDisposable
{
    private readonly ConcurrentQueue<string> output = new();
    private readonly string state;

    public HostProcess(string state, params string[] options)
    {
        this.state = state;
        // Where its own build left it: beside the tests lies a copy without the assemblies that it needs.
        var built = Path.Combine(AppContext.BaseDirectory.TrimEnd('/').Split('/')[^3..]);
        var program = Path.Combine(Projects.AppHost.ProjectPath, built, "CreativeLabs.AppHost.dll");
        // It ends with the tests, however they end.
        Process = Spawner.StartAsync(new ProcessStartInfo("setpriv",
            ["--pdeathsig", "TERM", "--", "dotnet", program, "--state", state, "--port", "0", "--servers", "machine", .. options])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        }).GetAwaiter().GetResult();
        Process.OutputDataReceived += (_, line) => output.Enqueue(line.Data ?? "");
        Process.ErrorDataReceived += (_, line) => output.Enqueue(line.Data ?? "");
        Process.BeginOutputReadLine();
        Process.BeginErrorReadLine();
    }

    public Process Process { get; }

    /// <summary>All that it said.</summary>
    public string Said => string.Join('\n', output);

    /// <summary>Its processes by name, once everything is healthy.</summary>
    public async Task<Dictionary<string, int>> Healthy()
    {
        var file = Path.Combine(state, "run.json");
        var began = Stopwatch.GetTimestamp();
        while (true)
        {
            if (File.Exists(file) && JsonSerializer.Deserialize<JsonElement>(await File.ReadAllTextAsync(file)) is var run
                // A host that was killed leaves what it said of itself.
                && run.GetProperty("pid").GetInt32() == Process.Id && run.GetProperty("phase").GetString() == "healthy")
            {
                return run.GetProperty("processes").EnumerateObject().ToDictionary(one => one.Name, one => one.Value.GetInt32());
            }

            (Process.HasExited || Stopwatch.GetElapsedTime(began) > TimeSpan.FromMinutes(5)).ShouldBeFalse($"It did not start:\n{Said}");
            await Task.Delay(50);
        }
    }

    public void Dispose()
    {
        if (!Process.HasExited)
        {
            Process.Kill();
        }

        Process.Dispose();
    }
}
