using CreativeLabs.Bench.Measure;
using Shouldly;

namespace CreativeLabs.Bench.Serve;

/// <summary>Requests to Training and to its counterpart by hand, as many as they can answer.</summary>
internal abstract class ServeRow : Row
{
    private Pair? pair;
    private LinesFile? lines;
    private LinesFile? tokens;

    public override string Second => "by hand: Kestrel, prepared Npgsql without reset, source-generated JSON";

    public override IReadOnlyList<Target> Targets =>
        [new("requests/s", Throughput, AtLeast: true), new("CPU s/100k", Processor, AtLeast: false)];

    public override int WarmUps => 4;

    public override int Pairs => 5;

    /// <summary>The least share of the counterpart's throughput.</summary>
    protected abstract double Throughput { get; }

    /// <summary>The most times its processor time.</summary>
    protected virtual double Processor => 1.5;

    /// <summary>Seconds of load in a round.</summary>
    protected virtual int Seconds => 2;

    protected Pair Pair => pair!;

    public override async Task Prepare(Stage stage)
    {
        pair = await Pair.Of(stage);
        var paths = await Paths();
        lines = await LinesFile.Of(paths);
        tokens = Tokens is { Count: > 0 } given ? await LinesFile.Of(given) : null;
        await ShouldAnswerTheSame(paths);
    }

    public override Task<Figures> RunFirst() => Load(Pair.Training);

    public override Task<Figures> RunSecond() => Load(Pair.Bare);

    public override ValueTask DisposeAsync()
    {
        lines?.Dispose();
        tokens?.Dispose();
        return base.DisposeAsync();
    }

    /// <summary>The paths that wrk asks for.</summary>
    protected abstract Task<IReadOnlyList<string>> Paths();

    /// <summary>Who asks; nobody when there are none.</summary>
    protected virtual IReadOnlyList<string> Tokens => [];

    /// <summary>Holds some answers of the two against each other.</summary>
    protected virtual async Task ShouldAnswerTheSame(IReadOnlyList<string> paths)
    {
        foreach (var path in paths.Take(3))
        {
            var (ours, theirs) = (await Ask(Pair.Training, path), await Ask(Pair.Bare, path));
            theirs.ShouldStartWith("200 ");
            ours.ShouldBe(theirs, $"{Name}: the two do not answer the same to {path}");
        }
    }

    /// <summary>The path to begin with when each is posted to once.</summary>
    protected virtual int? From => null;

    /// <summary>So many requests were made.</summary>
    protected virtual void Made(int requests)
    {
    }

    private async Task<Figures> Load(ChildProgram program)
    {
        var before = program.ProcessorSeconds;
        var (requests, seconds) = await Wrk.Run(program.Address, lines!.Path, tokens?.Path, From, Seconds);
        Made(requests);
        return new Figures
        {
            ["requests/s"] = requests / seconds,
            ["CPU s/100k"] = (program.ProcessorSeconds - before) / requests * 100_000
        };
    }

    private static async Task<string> Ask(ChildProgram program, string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.AcceptLanguage.ParseAdd("ru");
        using var response = await program.Client.SendAsync(request);
        return $"{(int)response.StatusCode} {response.Headers.ETag} {string.Join(',', response.Content.Headers.ContentLanguage)} " +
            $"{await response.Content.ReadAsStringAsync()}";
    }
}
