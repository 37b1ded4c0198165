using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.Hosting;

namespace CreativeLabs.AppHost;

/// <summary>Says what is healthy, and once all of it is, where it is; with <c>--check</c> then walks the journey and stops.</summary>
internal sealed class Announcer(Run run, DistributedApplicationModel model, ResourceNotificationService notifications, ResourceLogs logs,
    ResourceLoggerService loggers, ResourceCommandService commands, IHostApplicationLifetime lifetime) : BackgroundService
{
    private static readonly TimeSpan LongestCheckStart = TimeSpan.FromMinutes(5);
    private readonly long began = Stopwatch.GetTimestamp();
    private readonly ConcurrentDictionary<string, ResourceEvent> known = new(StringComparer.Ordinal);

    private IEnumerable<IResource> Started => model.Resources.Where(one =>
        one is ProjectResource or ExecutableResource or ContainerResource && !one.HasAnnotationOfType<ExplicitStartupAnnotation>());

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var following = FollowAsync(stoppingToken);
        try
        {
            await AnnounceAsync(run.Options.IsCheck ? LongestCheckStart : Timeout.InfiniteTimeSpan, stoppingToken);
            if (run.Options.IsCheck)
            {
                run.ExitCode = await WalkTheJourneyAsync(stoppingToken);
                lifetime.StopApplication();
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            run.ExitCode = run.Options.IsCheck ? 1 : 0;
        }
        catch (Exception failure) when (failure is DistributedApplicationException or TimeoutException)
        {
            Console.Error.WriteLine(failure is TimeoutException
                ? $"Not everything was healthy within {LongestCheckStart}." : failure.Message);
            Console.Error.WriteLine($"The logs are in {run.State.Logs}.");
            if (run.Options.IsCheck)
            {
                run.ExitCode = 1;
                lifetime.StopApplication();
            }
        }

        await following.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    /// <summary>Keeps the newest state of every replica.</summary>
    private async Task FollowAsync(CancellationToken cancellation)
    {
        await foreach (var change in notifications.WatchAsync(cancellation))
        {
            known[change.ResourceId] = change;
        }
    }

    private async Task AnnounceAsync(TimeSpan patience, CancellationToken cancellation)
    {
        run.State.Record(new { pid = Environment.ProcessId, phase = "starting", logs = run.State.Logs });
        await Task.WhenAll(Started.Select(resource => UntilHealthyAsync(resource, cancellation))).WaitAsync(patience, cancellation);
        var seconds = Stopwatch.GetElapsedTime(began).TotalSeconds;
        var addresses = new[] { "gateway", "sandbox", Run.Dashboard }.ToDictionary(name => name, AddressOf);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Healthy after {seconds:0.0} s."));
        if (run.Builder.Configuration["AppHost:BrowserToken"] is { } token && addresses[Run.Dashboard] is { } dashboard)
        {
            addresses[Run.Dashboard] = $"{dashboard.TrimEnd('/')}/login?t={token}";
        }

        // The screens are at the gateway's root: what most people want to see comes first.
        Console.WriteLine($"  {"screens",-16}{addresses["gateway"]}");
        foreach (var (name, address) in addresses.Where(one => one.Value is not null))
        {
            Console.WriteLine($"  {Shown(name),-16}{address}");
        }

        Console.WriteLine($"  {"logs",-16}{run.State.Logs}");
        run.State.Record(new
        {
            pid = Environment.ProcessId,
            phase = "healthy",
            secondsToHealthy = Math.Round(seconds, 1),
            gateway = addresses["gateway"],
            sandbox = addresses["sandbox"],
            dashboard = addresses[Run.Dashboard],
            logs = run.State.Logs,
            processes = Started.SelectMany(ReplicasOf).ToDictionary(one => one.Name, one => one.Pid, StringComparer.Ordinal),
        });
        if (!run.Options.IsCheck)
        {
            Console.WriteLine($"Stop with Ctrl-C, or: kill {Environment.ProcessId}");
        }
    }

    private async Task UntilHealthyAsync(IResource resource, CancellationToken cancellation)
    {
        try
        {
            await notifications.WaitForResourceHealthyAsync(resource.Name, WaitBehavior.StopOnResourceUnavailable, cancellation);
        }
        catch (DistributedApplicationException failure)
        {
            throw new DistributedApplicationException(
                $"{resource.Name} does not run. Its last lines:\n{string.Join('\n', logs.Tail(resource.Name))}\n", failure);
        }

        var seconds = Stopwatch.GetElapsedTime(began).TotalSeconds;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {Shown(resource.Name),-16}healthy after {seconds,5:0.0} s"));
    }

    private async Task<int> WalkTheJourneyAsync(CancellationToken cancellation)
    {
        var journey = model.Resources.OfType<ProjectResource>().Single(one => one.HasAnnotationOfType<ExplicitStartupAnnotation>());
        var said = SayAsync(journey, cancellation);
        await commands.ExecuteCommandAsync(journey, KnownResourceCommands.StartCommand, cancellation);
        var end = await notifications.WaitForResourceAsync(journey.Name, now => now.Snapshot.ExitCode is not null
            || now.Snapshot.State?.Text == KnownResourceStates.FailedToStart, cancellation);
        // Its last lines may come after its end.
        await Task.WhenAny(said, Task.Delay(TimeSpan.FromSeconds(2), cancellation));
        var processes = Started.OfType<ProjectResource>().SelectMany(ReplicasOf).Prepend(("apphost", Environment.ProcessId));
        foreach (var line in MemoryTable.Lines(processes))
        {
            Console.WriteLine(line);
        }

        return end.Snapshot.ExitCode ?? 1;
    }

    /// <summary>Its own lines, without the orchestrator's before them and without the time at the head of each.</summary>
    private async Task SayAsync(IResource journey, CancellationToken cancellation)
    {
        var runs = false;
        await foreach (var lines in loggers.WatchAsync(journey).WithCancellation(cancellation))
        {
            foreach (var line in lines)
            {
                var words = line.Content.Split(' ', 2) is [_, var rest] ? rest : string.Empty;
                if (runs)
                {
                    Console.WriteLine(words);
                }

                runs |= words.StartsWith("[sys] Starting process", StringComparison.Ordinal);
            }
        }
    }

    private static string Shown(string name) => name == Run.Dashboard ? "dashboard" : name;

    private string? AddressOf(string name) =>
        model.Resources.OfType<IResourceWithEndpoints>().FirstOrDefault(one => one.Name == name)?.GetEndpoint("http") is
            { IsAllocated: true } endpoint ? endpoint.Url : null;

    private IEnumerable<(string Name, int Pid)> ReplicasOf(IResource resource) => StatesOf(resource.Name).Select((state, index) =>
        (resource.GetReplicaCount() > 1 ? $"{resource.Name} {index + 1}" : resource.Name,
            state.Properties.FirstOrDefault(property => property.Name == "executable.pid")?.Value is int pid ? pid : 0));

    private IEnumerable<CustomResourceSnapshot> StatesOf(string name) => known.Values
        .Where(one => one.Resource.Name == name).OrderBy(one => one.ResourceId, StringComparer.Ordinal).Select(one => one.Snapshot);
}
