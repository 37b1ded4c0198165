using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Testing;
using CreativeLabs.EndToEnd;
using CreativeLabs.Journey;

[assembly: CollectionBehavior(DisableTestParallelization = true)]

namespace CreativeLabs.EndToEnd;

/// <summary>Those who share <see cref="WholePlatform"/>: it ends before a test starts a platform of its own, so that two never run at
/// once.</summary>
[CollectionDefinition(Name)]
public sealed class SharedWholePlatform : ICollectionFixture<WholePlatform>
{
    public const string Name = "whole";
}

/// <summary>The application model of <c>AppHost/Program.cs</c>, started whole with empty data and two replicas of every service, once for
/// its collection.</summary>
public sealed class WholePlatform : IAsyncLifetime
{
    private static readonly string[] Services = ["registration", "training", "mentoring", "marketplace", "notifications"];
    private readonly StateOfATest state = new();
    private readonly ConcurrentDictionary<string, ResourceEvent> known = new(StringComparer.Ordinal);
    private readonly CancellationTokenSource end = new();
    private DistributedApplication application = null!;
    private Task following = Task.CompletedTask;

    /// <summary>The state folder.</summary>
    public string State => state.Folder;

    /// <summary>A journey's view of it, saying nothing.</summary>
    public Platform Platform() => new(application.GetEndpoint("gateway"), application.GetEndpoint("sandbox"), _ => { });

    public async ValueTask InitializeAsync()
    {
        var builder = await DistributedApplicationTestingBuilder.CreateAsync<Projects.AppHost>(
            ["--state", State, "--port", "0", "--replicas", "2", "--servers", "machine"]);
        application = await builder.BuildAsync();
        following = Follow();
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(5));
        try
        {
            await application.StartAsync(patience.Token);
            await Task.WhenAll(Services.Append("gateway").Append("sandbox").Select(name => application.ResourceNotifications
                .WaitForResourceHealthyAsync(name, WaitBehavior.StopOnResourceUnavailable, patience.Token)));
        }
        catch
        {
            // Nobody disposes a fixture that did not come up.
            await DisposeAsync();
            throw;
        }
    }

    /// <summary>The replicas of a service.</summary>
    public List<Replica> ReplicasOf(string service) => [.. known.Values.Where(one => one.Resource.Name == service)
        .OrderBy(one => one.ResourceId, StringComparer.Ordinal).Select(one => new Replica(one.ResourceId, one.Snapshot))];

    /// <summary>Returns when both replicas of a service run and say that they are healthy; on a busy machine a start takes a
    /// while.</summary>
    public Task BothAnswer(string service) => Journey.Platform.Eventually($"Both replicas of {service} answer", async () =>
    {
        var answers = await Task.WhenAll(ReplicasOf(service).Where(replica => replica.Runs).Select(Answers));
        return answers.Count(yes => yes) == 2 ? true : (bool?)null;
    }, TimeSpan.FromMinutes(3));

    /// <summary>Kills a replica and starts it again as the dashboard's button does: nothing restarts here what crashes.</summary>
    public async Task KillAndStart(Replica replica)
    {
        await Kill(replica);
        var started = await application.ResourceCommands.ExecuteCommandAsync(replica.Id, KnownResourceCommands.StartCommand);
        started.Success.ShouldBeTrue(started.Message);
    }

    /// <summary>Kills a replica and returns when the orchestrator has seen it.</summary>
    public async Task Kill(Replica replica)
    {
        Signal("-KILL", replica.Pid);
        await Journey.Platform.Eventually($"The orchestrator sees that {replica.Id} is gone",
            () => Task.FromResult(
                KnownResourceStates.TerminalStates.Contains(known[replica.Id].Snapshot.State?.Text) ? true : (bool?)null));
    }

    /// <summary>Sends a signal such as -KILL to a process.</summary>
    public static void Signal(string signal, int pid)
    {
        using var kill = Process.Start("kill", [signal, pid.ToString(CultureInfo.InvariantCulture)]);
        kill.WaitForExit();
    }

    public async ValueTask DisposeAsync()
    {
        // First: the stream of changes does not always end with what it tells of.
        await end.CancelAsync();
        await application.DisposeAsync();
        await following.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        end.Dispose();
        state.Dispose();
    }

    private static async Task<bool> Answers(Replica replica)
    {
        using var client = new HttpClient { Timeout = TimeSpan.FromSeconds(2) };
        try
        {
            return (await client.GetAsync(new Uri(replica.Address, "/health"))).IsSuccessStatusCode;
        }
        catch (Exception exception) when (exception is HttpRequestException or TaskCanceledException)
        {
            return false;
        }
    }

    private async Task Follow()
    {
        await foreach (var change in application.ResourceNotifications.WatchAsync(end.Token))
        {
            known[change.ResourceId] = change;
        }
    }
}

/// <summary>A process of a service.</summary>
public sealed record Replica(string Id, CustomResourceSnapshot Snapshot)
{
    public bool Runs => Snapshot.State?.Text == KnownResourceStates.Running;

    public int Pid => (int)Snapshot.Properties.Single(property => property.Name == "executable.pid").Value!;

    /// <summary>Its own, past the orchestrator's proxy.</summary>
    public Uri Address => new(Snapshot.EnvironmentVariables.Single(variable => variable.Name == "ASPNETCORE_URLS").Value!);
}
