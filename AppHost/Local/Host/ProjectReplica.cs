using System.ComponentModel;
using System.Net;

namespace CreativeLabs.AppHost.Local;

/// <summary>One process of a project: started, watched, started again on the same port when it crashes.</summary>
internal sealed class ProjectReplica(ProjectResource project, int index, StateFolder state, HostConsole console, Action onChange)
    : IDisposable
{
    private static readonly HttpClient Http = new(new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false })
    {
        Timeout = TimeSpan.FromSeconds(5),
    };

    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(30);
    private readonly LogFile _log = new(state.LogPath(NameOf(project, index)));
    private ChildProcess? _child;
    private bool _followsAlarm;

    public string Name { get; } = NameOf(project, index);

    public string? Address => project.Ports.Count > index ? project.Addresses[index] : null;

    public RunningProcess? Running =>
        _child is { Exited.IsCompleted: false } child ? new RunningProcess(Name, child.Id, child.Mark.Started, Address) : null;

    /// <summary>Keeps it running until cancelled.</summary>
    public async Task KeepAsync(CancellationToken cancellation)
    {
        var pause = TimeSpan.FromSeconds(0.5);
        while (!cancellation.IsCancellationRequested)
        {
            var begun = TimeProvider.System.GetTimestamp();
            var end = await EndAsync();
            if (cancellation.IsCancellationRequested)
            {
                return;
            }

            pause = TimeProvider.System.GetElapsedTime(begun) > LongestPause ? TimeSpan.FromSeconds(0.5) : pause;
            console.Complain($"{Name} {end}; starting it again in {pause.TotalSeconds:0.#} s. Its last lines:");
            foreach (var line in _log.Tail(8))
            {
                console.Complain($"{Name,-14} | {line}");
            }

            await Task.Delay(pause, cancellation);
            pause = TimeSpan.FromTicks(Math.Min(pause.Ticks * 2, LongestPause.Ticks));
        }
    }

    /// <summary>Runs it to its end; streamed means that its lines go to the console as they are.</summary>
    public async Task<int> RunOnceAsync(bool isStreamed)
    {
        var (program, arguments) = BuiltProject.Find(project.ProjectPath);
        var spec = new ChildSpec(program, [.. arguments, .. project.Arguments], Path.GetDirectoryName(project.ProjectPath)!)
        {
            Environment = Environment(),
        };
        project.Endpoint?.LetGo();
        _child = await ChildProcess.StartAsync(spec, (line, _) =>
        {
            _log.Write(line);
            if (isStreamed)
            {
                console.Say(line);
            }
            else
            {
                _followsAlarm = console.ProjectLine(Name, line, _followsAlarm);
            }
        });
        onChange();
        return await _child.Exited;
    }

    public async Task UntilHealthyAsync(CancellationToken cancellation)
    {
        while (!await IsHealthyAsync(cancellation))
        {
            await Task.Delay(100, cancellation);
        }
    }

    public async Task StopAsync(TimeSpan patience)
    {
        if (_child is { } child)
        {
            await child.StopAsync(Signal.Terminate, patience);
        }
    }

    public void Dispose() => _log.Dispose();

    private async Task<string> EndAsync()
    {
        try
        {
            return $"ended with code {await RunOnceAsync(isStreamed: false)}";
        }
        catch (Exception failure) when (failure is InvalidOperationException or Win32Exception or IOException)
        {
            // It is being built anew, perhaps.
            return $"could not be started ({failure.Message})";
        }
    }

    private static string NameOf(ProjectResource project, int index) => project.Replicas == 1 ? project.Name : $"{project.Name}-{index}";

    private async Task<bool> IsHealthyAsync(CancellationToken cancellation)
    {
        if (Running is null)
        {
            return false;
        }

        if (Address is null || project.HealthPath is null)
        {
            return true;
        }

        try
        {
            using var answer = await Http.GetAsync(new Uri(Address + project.HealthPath), cancellation);
            return answer.StatusCode == HttpStatusCode.OK;
        }
        catch (Exception notYet) when (notYet is HttpRequestException
            || (notYet is OperationCanceledException && !cancellation.IsCancellationRequested))
        {
            return false;
        }
    }

    private Dictionary<string, string?> Environment()
    {
        var environment = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["ASPNETCORE_ENVIRONMENT"] = "Development",
            ["DOTNET_ENVIRONMENT"] = null,
            ["ASPNETCORE_URLS"] = Address,
            ["DOTNET_ROOT"] = BuiltProject.DotnetRoot,
            ["OTEL_SERVICE_NAME"] = project.Name,
            ["OTEL_RESOURCE_ATTRIBUTES"] = $"service.instance.id={Name}",
        };
        foreach (var fill in project.Environment)
        {
            fill(environment);
        }

        return environment;
    }
}
