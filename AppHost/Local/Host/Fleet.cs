using System.Globalization;

namespace CreativeLabs.AppHost.Local;

/// <summary>Starts what the model says in the order of its waits, keeps it running, and takes it all down again.</summary>
internal sealed class Fleet
{
    private readonly HostConsole _console;
    private readonly CancellationToken _stop;
    private readonly IReadOnlyList<IServerResource> _servers;
    private readonly IReadOnlyList<ProjectResource> _projects;
    private readonly Dictionary<ProjectResource, IReadOnlyList<ProjectReplica>> _replicas;
    private readonly Dictionary<IResource, TaskCompletionSource> _healthy;
    private readonly Dictionary<ProjectResource, Task<int>> _ends = [];
    private readonly List<Task> _keepers = [];
    private readonly Lock _gate = new();
    private readonly long _begun = TimeProvider.System.GetTimestamp();

    public Fleet(IReadOnlyList<IResource> resources, StateFolder state, HostConsole console, Action onChange, CancellationToken stop)
    {
        _console = console;
        _stop = stop;
        _servers = [.. resources.OfType<IServerResource>()];
        _projects = [.. resources.OfType<ProjectResource>()];
        _healthy = resources.ToDictionary(one => one, _ => new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        _replicas = _projects.ToDictionary(
            project => project,
            project => (IReadOnlyList<ProjectReplica>)
                [.. Enumerable.Range(0, project.Replicas).Select(index => new ProjectReplica(project, index, state, console, onChange))]);
        foreach (var ready in resources.Where(one => one is not (ProjectResource or IServerResource)))
        {
            _healthy[ready].SetResult();
        }
    }

    public IEnumerable<ProjectResource> Projects => _projects;

    public ProjectResource? Journey => _projects.FirstOrDefault(project => project.StartsOnlyWhenAsked);

    public IReadOnlyList<RunningProcess> ProcessesOf(ProjectResource project) =>
        [.. _replicas[project].Select(replica => replica.Running).OfType<RunningProcess>()];

    public SortedDictionary<string, RunningProcess> Servers()
    {
        var running = new SortedDictionary<string, RunningProcess>(StringComparer.Ordinal);
        foreach (var resource in _servers)
        {
            if (resource.Server.ProcessId is { } id && ProcessTree.Mark(id) is { } mark)
            {
                running[resource.Name] = new RunningProcess(resource.Name, id, mark.Started, $"127.0.0.1:{resource.Server.Port}");
            }
        }

        return running;
    }

    /// <summary>Returns when all that starts by itself is healthy.</summary>
    public async Task StartAsync(Action onChange)
    {
        Task[] starts =
        [
            .. _servers.Select(resource => StartServerAsync(resource, onChange)),
            .. _projects.Where(project => !project.StartsOnlyWhenAsked).Select(StartProjectAsync),
        ];
        await foreach (var one in Task.WhenEach(starts))
        {
            await one; // The first that cannot start at all ends the wait for the others.
        }
    }

    public Task<int> RunToItsEndAsync(ProjectResource project) => _replicas[project][0].RunOnceAsync(isStreamed: true).WaitAsync(_stop);

    /// <summary>Projects first, for they still talk to the servers while they end. At most nine seconds, hanging or not.</summary>
    public async Task StopAsync()
    {
        await Task.WhenAll(_replicas.Values.SelectMany(all => all).Select(replica => replica.StopAsync(TimeSpan.FromSeconds(4))));
        await Task.WhenAll(_servers.Select(resource => resource.Server.StopAsync()));
        Task[] keepers;
        lock (_gate)
        {
            keepers = [.. _keepers];
        }

        // One that was just starting its process again may not have noticed; the kernel ends that process with this one.
        await Task.WhenAny(Task.WhenAll(keepers), Task.Delay(300));
        foreach (var replica in _replicas.Values.SelectMany(all => all))
        {
            replica.Dispose();
        }
    }

    private async Task StartServerAsync(IServerResource resource, Action onChange)
    {
        var start = resource.Server.StartAsync(_stop);
        onChange();
        await start;
        await resource.PrepareAsync(_stop);
        onChange();
        IsHealthy(resource);
        Keep(WatchAsync(resource, onChange));
    }

    private async Task WatchAsync(IServerResource resource, Action onChange)
    {
        var pause = TimeSpan.FromSeconds(0.5);
        while (!_stop.IsCancellationRequested)
        {
            await resource.Server.Exited.WaitAsync(_stop);
            _console.Complain($"{resource.Name} ended; starting it again in {pause.TotalSeconds:0.#} s.");
            await Task.Delay(pause, _stop);
            try
            {
                await resource.Server.StartAsync(_stop);
                pause = TimeSpan.FromSeconds(0.5);
                onChange();
                _console.Say($"{resource.Name} runs again.");
            }
            catch (InvalidOperationException failure)
            {
                _console.Complain(failure.Message);
                pause = TimeSpan.FromSeconds(Math.Min(30, pause.TotalSeconds * 2));
            }
        }
    }

    private async Task StartProjectAsync(ProjectResource project)
    {
        await Task.WhenAll(project.WaitsFor.Select(one => _healthy[one].Task)).WaitAsync(_stop);
        foreach (var before in project.WaitsForEndOf)
        {
            if (await EndOf(before).WaitAsync(_stop) is not 0 and var code)
            {
                throw new InvalidOperationException($"{before.Name} ended with code {code}, so {project.Name} does not start.");
            }
        }

        if (_projects.Any(other => other.WaitsForEndOf.Contains(project)))
        {
            await EndOf(project).WaitAsync(_stop);
            IsHealthy(project);
            return;
        }

        _ = BuiltProject.Find(project.ProjectPath);
        foreach (var replica in _replicas[project])
        {
            Keep(replica.KeepAsync(_stop));
        }

        await Task.WhenAll(_replicas[project].Select(replica => replica.UntilHealthyAsync(_stop)));
        IsHealthy(project);
    }

    private Task<int> EndOf(ProjectResource project)
    {
        lock (_gate)
        {
            return _ends.TryGetValue(project, out var end) ? end : _ends[project] = _replicas[project][0].RunOnceAsync(isStreamed: false);
        }
    }

    private void Keep(Task keeper)
    {
        lock (_gate)
        {
            _keepers.Add(keeper);
        }
    }

    private void IsHealthy(IResource resource)
    {
        var seconds = TimeProvider.System.GetElapsedTime(_begun).TotalSeconds;
        _console.Say(string.Create(CultureInfo.InvariantCulture, $"  {resource.Name,-16}healthy after {seconds,5:0.0} s"));
        _healthy[resource].TrySetResult();
    }
}
