using CreativeLabs.Bench.Measure;
using CreativeLabs.Bench.Scale;
using CreativeLabs.Support;
using Shouldly;

namespace CreativeLabs.Bench.Serve;

/// <summary>A word looked for among 100,000 courses.</summary>
internal sealed class SearchCatalog : Row, IPlanted
{
    private readonly string lines = Path.GetTempFileName();
    private School? school;
    private ChildProgram? bare;

    public override string Name => "search";

    public override string First => "the catalog search over 100,000 courses, at Training";

    public override string Second => "by hand: the same SQL, prepared; the word is taken as it is";

    public override IReadOnlyList<Target> Targets => [new("requests/s", 0.85, AtLeast: true)];

    public override int Pairs => 5;

    public override int WarmUps => 2;

    public Task Plant(Stage stage) => TrainingAtScale.BigSchool(stage);

    public override async Task Prepare(Stage stage)
    {
        school = await TrainingAtScale.BigSchool(stage);
        bare = await ChildProgram.Start("tests/Bench/Bare", ("ConnectionStrings__database", school.Database));
        var paths = School.Words.Skip(3000).Where((_, i) => i % 11 == 0).Select(word => $"/v1/courses?q={word}").ToList();
        await File.WriteAllLinesAsync(lines, paths);
        foreach (var path in paths.Take(5))
        {
            (await Items(school.Training, path)).ShouldBe(await Items(bare, path), $"the two do not answer the same to {path}");
        }
    }

    public override Task<Figures> RunFirst() => Load(school!.Training);

    public override Task<Figures> RunSecond() => Load(bare!);

    public override async ValueTask DisposeAsync()
    {
        File.Delete(lines);
        if (bare is not null)
        {
            await bare.DisposeAsync();
        }

        await base.DisposeAsync();
    }

    /// <summary>The cursor of the next page tells the moment; all else is the same.</summary>
    private static async Task<string> Items(ChildProgram program, string path)
    {
        var answer = await program.Client.GetJson(path);
        answer.GetProperty("next").GetString()!.Length.ShouldBe(50);
        return answer.GetProperty("items").GetRawText();
    }

    private async Task<Figures> Load(ChildProgram program)
    {
        var before = program.ProcessorSeconds;
        var (requests, seconds) = await Wrk.Run(program.Address, lines);
        return new Figures
        {
            ["requests/s"] = requests / seconds,
            ["CPU s/100k"] = (program.ProcessorSeconds - before) / requests * 100_000
        };
    }
}
