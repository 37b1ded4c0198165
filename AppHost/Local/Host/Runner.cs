using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;

namespace CreativeLabs.AppHost.Local;

/// <summary>One run of the host, from the first server to the last process gone.</summary>
internal sealed class Runner : IDisposable
{
    private static readonly TimeSpan LongestCheckStart = TimeSpan.FromSeconds(180);
    private readonly HostOptions _options;
    private readonly StateFolder _folder;
    private readonly HostConsole _console;
    private readonly IReadOnlyList<IResource> _resources;
    private readonly CancellationTokenSource _stop = new();
    private readonly Fleet _fleet;
    private readonly Lock _gate = new();
    private readonly long _began = Stopwatch.GetTimestamp();
    private RunState _state;

    public Runner(IReadOnlyList<IResource> resources, HostOptions options, StateFolder folder, HostConsole console)
    {
        (_resources, _options, _folder, _console) = (resources, options, folder, console);
        _state = RunFile.New(folder.Logs);
        _fleet = new Fleet(resources, folder, console, Record, _stop.Token);
    }

    public async Task<int> RunAsync()
    {
        using var interrupt = OnSignal(PosixSignal.SIGINT);
        using var terminate = OnSignal(PosixSignal.SIGTERM);
        using var hangUp = OnSignal(PosixSignal.SIGHUP);
        using var quit = OnSignal(PosixSignal.SIGQUIT);
        var code = 1;
        try
        {
            await PrepareAsync();
            await StartAsync();
            code = await (_options.IsCheck ? CheckAsync() : UntilStoppedAsync());
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            code = _options.IsCheck ? 1 : 0;
        }
        catch (Exception failure) when (failure is InvalidOperationException or TimeoutException or IOException)
        {
            _console.Complain(failure.Message);
        }

        await StopAsync();
        return code;
    }

    public void Dispose() => _stop.Dispose();

    private async Task PrepareAsync()
    {
        if (await _folder.Run.EndLeftoversAsync() is > 0 and var count)
        {
            _console.Say($"Ended {count} processes that an earlier run left behind.");
        }

        foreach (var server in _resources.OfType<IServerResource>().Where(_ => _options.IsFresh))
        {
            server.Server.DeleteData();
        }

        foreach (var project in _fleet.Projects.Where(project => project.Ports.Count > 0 && project.Endpoint?.Missed is not null))
        {
            _console.Say($"Port {project.Endpoint!.Missed} is taken: {project.Name} listens on {project.Ports[0]}.");
        }

        Record();
    }

    private async Task StartAsync()
    {
        var start = _fleet.StartAsync(Record);
        await (_options.IsCheck ? WithinAsync(start) : start);
        var seconds = Stopwatch.GetElapsedTime(_began).TotalSeconds;
        _state = _state with { Phase = "healthy", SecondsToHealthy = Math.Round(seconds, 2) };
        Record();
        _console.Say(string.Create(CultureInfo.InvariantCulture, $"Healthy after {seconds:0.0} s."));
        foreach (var project in _fleet.Projects.Where(IsShown))
        {
            _console.Say($"  {project.Name,-16}{project.Addresses[0]}");
        }

        foreach (var rabbit in _resources.OfType<RabbitMQServerResource>().Where(one => one.ManagementAddress is not null))
        {
            _console.Say($"  {rabbit.Name,-16}{rabbit.ManagementAddress} (user and password: rabbitmq.conf in the state folder)");
        }

        _console.Say($"  {"logs",-16}{_folder.Logs}");
    }

    private async Task WithinAsync(Task start)
    {
        try
        {
            await start.WaitAsync(LongestCheckStart);
        }
        catch (TimeoutException late)
        {
            throw new TimeoutException($"Not everything was healthy within {LongestCheckStart.TotalSeconds} seconds; see {_folder.Logs}.",
                late);
        }
    }

    private async Task<int> UntilStoppedAsync()
    {
        _console.Say($"Stop with Ctrl-C, or: kill {Environment.ProcessId}");
        await Task.Delay(Timeout.Infinite, _stop.Token);
        return 0;
    }

    private async Task<int> CheckAsync()
    {
        var journey = _fleet.Journey ?? throw new InvalidOperationException("The model has no project that is started only when asked.");
        var code = await _fleet.RunToItsEndAsync(journey);
        var processes = _fleet.Projects.Where(project => project != journey).SelectMany(_fleet.ProcessesOf);
        foreach (var line in MemoryTable.Lines(processes.Prepend(new RunningProcess("apphost", Environment.ProcessId, 0, null))))
        {
            _console.Say(line);
        }

        return code;
    }

    private async Task StopAsync()
    {
        _console.IsQuiet = true;
        _console.Say("Stopping.");
        var begun = TimeProvider.System.GetTimestamp();
        _state = _state with { Phase = "stopping" };
        Record();
        await _stop.CancelAsync();
        await _fleet.StopAsync();
        _folder.Run.Delete();
        _console.Say(string.Create(CultureInfo.InvariantCulture,
            $"Stopped after {TimeProvider.System.GetElapsedTime(begun).TotalSeconds:0.0} s."));
    }

    private void Record()
    {
        lock (_gate)
        {
            var services = new SortedDictionary<string, IReadOnlyList<RunningProcess>>(StringComparer.Ordinal);
            foreach (var project in _fleet.Projects)
            {
                services[project.Name] = _fleet.ProcessesOf(project);
            }

            _state = _state with
            {
                Gateway = AddressOf(project => project.IsExternal),
                Sandbox = AddressOf(project => project.Name == "sandbox"),
                Services = services,
                Servers = _fleet.Servers(),
            };
            _folder.Run.Write(_state);
        }
    }

    private string? AddressOf(Func<ProjectResource, bool> isWanted) =>
        _fleet.Projects.FirstOrDefault(isWanted) is { Addresses: [var first, ..] } ? first : null;

    private static bool IsShown(ProjectResource project) =>
        project.Addresses.Count > 0 && (project.IsExternal || project.Name == "sandbox");

    private PosixSignalRegistration OnSignal(PosixSignal signal) => PosixSignalRegistration.Create(signal, context =>
    {
        context.Cancel = true;
        _ = _stop.CancelAsync();
    });
}
