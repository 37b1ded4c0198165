using System.Diagnostics;

namespace CreativeLabs.EndToEnd;

/// <summary>The platform as a user starts it ends whole, whatever hangs and however its host ends. The second start is on the data that
/// the first one left.</summary>
public sealed class WhenAServiceHangs(StateOfATest state) : IClassFixture<StateOfATest>
{
    [Theory]
    [InlineData("-TERM")]
    [InlineData("-KILL")]
    public async Task Everything_stops_although_a_service_hangs(string signal)
    {
        using var host = new HostProcess(state.Folder);
        var processes = await host.Healthy();
        processes.Count.ShouldBeGreaterThan(9);
        WholePlatform.Signal("-STOP", processes["training"]);
        var asked = Stopwatch.GetTimestamp();
        WholePlatform.Signal(signal, host.Process.Id);
        while (processes.Any(one => IsAlive(one.Value)) || !host.Process.HasExited)
        {
            // Ten seconds on a machine that does nothing else.
            Stopwatch.GetElapsedTime(asked).ShouldBeLessThan(TimeSpan.FromMinutes(1),
                string.Join(", ", processes.Where(one => IsAlive(one.Value)).Select(one => one.Key)));
            await Task.Delay(50, CancellationToken.None);
        }

        TestContext.Current.TestOutputHelper!.WriteLine($"All of it had ended after {Stopwatch.GetElapsedTime(asked).TotalSeconds:0.0} s.");
    }

    private static bool IsAlive(int pid) =>
        Directory.Exists($"/proc/{pid}") && !File.ReadAllText($"/proc/{pid}/stat").Contains(") Z ", StringComparison.Ordinal);
}
