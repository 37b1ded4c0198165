using CreativeLabs.Bench.Measure;

namespace CreativeLabs.Bench.Edge;

/// <summary>A public read with a token, through the gateway and through something barer.</summary>
internal abstract class EdgeRow : Row
{
    private Gate? gate;

    public override string First => "a public read through the gateway: token checked, limit counted in Redis, headers set";

    public override int Pairs => 5;

    public override int WarmUps => 4;

    protected Gate Gate => gate!;

    public override async Task Prepare(Stage stage) => gate = await Gate.Of(stage);

    protected async Task<Figures> Load(Uri address, Func<double> processorSeconds)
    {
        var before = processorSeconds();
        var (requests, seconds) = await Wrk.Run(address, Gate.Paths.Path, Gate.Tokens.Path);
        return new Figures { ["requests/s"] = requests / seconds, ["CPU s/100k"] = (processorSeconds() - before) / requests * 100_000 };
    }

    protected Task<Figures> Load(ChildProgram program) => Load(program.Address, () => program.ProcessorSeconds);
}

internal sealed class ThroughGateway : EdgeRow
{
    public override string Name => "edge";

    public override string Second => "bare YARP: one route, one cluster";

    public override IReadOnlyList<Target> Targets { get; } = [new("CPU s/100k", 2.0, AtLeast: false)];

    public override Task<Figures> RunFirst() => Load(Gate.Gateway);

    public override Task<Figures> RunSecond() => Load(Gate.Yarp);
}

internal sealed class ThroughGatewayAlone : EdgeRow
{
    public override string Name => "edge-local";

    public override string First => "the same while Redis is away, the limit counted by the gateway alone";

    public override string Second => "bare YARP: one route, one cluster";

    public override IReadOnlyList<Target> Targets { get; } = [new("CPU s/100k", 1.6, AtLeast: false)];

    public override Task<Figures> RunFirst() => Load(Gate.GatewayAlone);

    public override Task<Figures> RunSecond() => Load(Gate.Yarp);
}

internal sealed class ThroughNginx : EdgeRow
{
    public override string Name => "edge-nginx";

    public override string Second => "nginx that keeps its connections";

    public override int WarmUps => 1;

    public override IReadOnlyList<Target> Targets { get; } = [];

    public override Task<Figures> RunFirst() => Load(Gate.Gateway);

    public override Task<Figures> RunSecond() => Load(Gate.Nginx.Address, () => Gate.Nginx.ProcessorSeconds);
}
