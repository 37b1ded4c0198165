using System.Diagnostics;
using CreativeLabs.Bench.Measure;
using CreativeLabs.Support;

namespace CreativeLabs.Bench.Scale;

/// <summary>The same work on a big and on a small database: what it costs must not grow with what is there.</summary>
internal abstract class AtScale : Row, IPlanted
{
    private static Task<(Town Big, Town Small)>? planted;

    public override string First => "on 100,000 persons, 1,000 events, 1,000,000 places";

    public override string Second => "on a hundredth of it";

    public override IReadOnlyList<Target> Targets { get; } = [new("ms", 1.5, AtLeast: false)];

    public override int WarmUps => 4;

    public Task Plant(Stage stage) => planted ??= Settle(stage);

    public override Task Prepare(Stage stage) => Plant(stage);

    public override async Task<Figures> RunFirst() => await Time((await planted!).Big);

    public override async Task<Figures> RunSecond() => await Time((await planted!).Small);

    /// <summary>Does the work some times; what it takes to get ready is not counted.</summary>
    protected abstract Task<double> MedianMilliseconds(Town town);

    /// <summary>The median of so many requests, one after another, each of which must succeed.</summary>
    protected static async Task<double> Median(int times, Func<int, Task<HttpResponseMessage>> request)
    {
        var taken = new List<double>();
        for (var i = 0; i < times; i++)
        {
            var started = Stopwatch.GetTimestamp();
            using var response = await request(i);
            await response.Json();
            taken.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        }

        return taken.Order().ElementAt(times / 2);
    }

    private static async Task<(Town Big, Town Small)> Settle(Stage stage)
    {
        Stage.Say("Settling two towns: 1,000 persons and 100,000, a thousand places an event.");
        var (big, small) = (new Town(stage.Servers, 100_000, 1000), new Town(stage.Servers, 1000, 10));
        stage.Keep(small);
        await small.InitializeAsync();
        stage.Keep(big);
        await big.InitializeAsync();
        return (big, small);
    }

    private async Task<Figures> Time(Town town) => new() { ["ms"] = await MedianMilliseconds(town) };
}
