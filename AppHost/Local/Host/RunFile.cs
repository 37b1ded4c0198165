using System.Text.Json;

namespace CreativeLabs.AppHost.Local;

/// <summary>A process in <c>run.json</c>; <c>Started</c> is its start time in clock ticks since the machine came up.</summary>
internal sealed record RunningProcess(string Name, int Pid, long Started, string? Address);

/// <summary><c>run.json</c>: what runs now, for people, tests, and the next start after a crash.</summary>
internal sealed record RunState(
    int Pid,
    long Started,
    string Boot,
    string Phase,
    double? SecondsToHealthy,
    string? Gateway,
    string? Sandbox,
    string Logs,
    SortedDictionary<string, IReadOnlyList<RunningProcess>> Services,
    SortedDictionary<string, RunningProcess> Servers);

internal sealed class RunFile(string path)
{
    public static JsonSerializerOptions Readable { get; } = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    private static string Boot => File.ReadAllText("/proc/sys/kernel/random/boot_id").Trim();

    public static RunState New(string logs) => new(
        Environment.ProcessId, ProcessTree.Mark(Environment.ProcessId)?.Started ?? 0, Boot, "starting", null, null, null, logs, [], []);

    public void Write(RunState state) => PrivateFile.Write(path, JsonSerializer.Serialize(state, Readable));

    public void Delete() => File.Delete(path);

    public string Describe() => Read() is { } state
        ? $"The platform runs already (pid {state.Pid}, {state.Phase}{(state.Gateway is null ? string.Empty : $", {state.Gateway}")})"
        : "The platform is being started by another process";

    /// <summary>Ends what a host that was killed left behind, each by its id and start time.</summary>
    public async Task<int> EndLeftoversAsync()
    {
        if (Read() is not { } state || state.Boot != Boot)
        {
            return 0;
        }

        var left = state.Services.Values.SelectMany(replicas => replicas).Concat(state.Servers.Values)
            .Select(one => new ProcessMark(one.Pid, one.Started)).Where(one => one.IsAlive).ToList();
        await Task.WhenAll(left.Select(one => ProcessTree.KillAsync(one.Id, ProcessTree.Of(one.Id))));
        return left.Count;
    }

    private RunState? Read()
    {
        try
        {
            return File.Exists(path) ? JsonSerializer.Deserialize<RunState>(File.ReadAllText(path), Readable) : null;
        }
        catch (Exception broken) when (broken is JsonException or IOException)
        {
            return null;
        }
    }
}
