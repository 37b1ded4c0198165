using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text;
using CreativeLabs.Support;
using Microsoft.Extensions.DependencyInjection;
using StackExchange.Redis;

namespace CreativeLabs.Registration.Tests;

/// <summary>Everything that lies outside of the vault, as text to be searched.</summary>
internal static class Dumps
{
    public static Task<string> DumpDatabase(this RegistrationFixture fixture) => Canaries.Dump(fixture.Database);

    public static Task<string> DumpRedis(this RegistrationFixture fixture) =>
        Canaries.DumpRedis(fixture.Services.GetRequiredService<IConnectionMultiplexer>().GetDatabase());

    /// <summary>The broker's files, as text.</summary>
    public static async Task<string> DumpBroker(this RegistrationFixture fixture) =>
        Encoding.UTF8.GetString(await fixture.Servers.ReadBroker());
}

/// <summary>Everything that is traced while it listens, whatever source it comes from.</summary>
internal sealed class HeardTraces : IDisposable
{
    private readonly ConcurrentQueue<string> lines = new();
    private readonly ActivityListener listener;

    public HeardTraces()
    {
        listener = new ActivityListener
        {
            ShouldListenTo = _ => true,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = activity => lines.Enqueue(
                $"{activity.Source.Name} {activity.DisplayName} {string.Join(' ', activity.TagObjects)} " +
                $"{string.Join(' ', activity.Baggage)} "
                + string.Join(' ', activity.Events.SelectMany(e => e.Tags.Select(t => $"{t}").Prepend(e.Name)))),
        };
        ActivitySource.AddActivityListener(listener);
    }

    public string All => string.Join('\n', lines);

    public void Dispose() => listener.Dispose();
}
