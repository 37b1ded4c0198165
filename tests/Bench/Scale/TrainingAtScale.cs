using System.Diagnostics;
using CreativeLabs.Bench.Measure;
using CreativeLabs.Support;

namespace CreativeLabs.Bench.Scale;

/// <summary>The same work in a big and in a small school.</summary>
internal abstract class TrainingAtScale : Row, IPlanted
{
    private static (School Big, School Small)? schools;
    private static Task<School>? big;

    public override string First => "on 100,000 courses and 2,000,000 enrolments";

    public override string Second => "on a hundredth of it";

    public override IReadOnlyList<Target> Targets { get; } = [new("ms", 1.5, AtLeast: false)];

    // A round is few requests, and the two are processes of their own: until both are compiled for good, that is what would be measured.
    public override int WarmUps => 20;

    public Task Plant(Stage stage) => BigSchool(stage);

    public override async Task Prepare(Stage stage)
    {
        schools ??= (await BigSchool(stage), await Open(stage, 1000));
        await Ready(schools.Value.Big);
        await Ready(schools.Value.Small);
    }

    /// <summary>The big one, which the row of the search uses too.</summary>
    public static Task<School> BigSchool(Stage stage) => big ??= Open(stage, 100_000);

    public override async Task<Figures> RunFirst() => new() { ["ms"] = await MedianMilliseconds(schools!.Value.Big) };

    public override async Task<Figures> RunSecond() => new() { ["ms"] = await MedianMilliseconds(schools!.Value.Small) };

    /// <summary>Looks up what the requests are about; not counted.</summary>
    protected virtual Task Ready(School school) => Task.CompletedTask;

    protected abstract Task<double> MedianMilliseconds(School school);

    /// <summary>The median of so many requests, one after another, each of which must succeed.</summary>
    protected static async Task<double> Median(School school, IReadOnlyList<HttpRequestMessage> requests)
    {
        var taken = new List<double>();
        foreach (var request in requests)
        {
            var started = Stopwatch.GetTimestamp();
            using var response = await school.Training.Client.SendAsync(request);
            await response.Json();
            taken.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
            request.Dispose();
        }

        return taken.Order().ElementAt(taken.Count / 2);
    }

    private static async Task<School> Open(Stage stage, int courses)
    {
        Stage.Say($"Opening a school of {courses} courses and {courses * 20} enrolments.");
        var school = await School.Open(stage.Servers, courses);
        stage.Keep(school);
        return school;
    }
}
