using CreativeLabs.Bench.Measure;

namespace CreativeLabs.Bench.Fleet;

/// <summary>Built to healthy.</summary>
internal sealed class StartRow : FleetRow
{
    public override string Name => "start";

    public override string First =>
        "the platform's seven processes, started together on databases that are up to date, until each is healthy";

    public override string Second => "an empty minimal API, started as often";

    protected override bool IsMine(string figure) => figure.EndsWith("healthy", StringComparison.Ordinal);
}

/// <summary>What stays in memory.</summary>
internal sealed class MemoryRow : FleetRow
{
    public override string Name => "memory";

    public override string First => "resident memory of each process once healthy, and after a second of load";

    public override string Second => "an empty minimal API";

    public override IReadOnlyList<Target> Targets { get; } = [new("*", 2.5, AtLeast: false)];

    protected override bool Keeps => false;

    protected override bool IsMine(string figure) => figure.Contains(" MB", StringComparison.Ordinal);
}

/// <summary>A look at all processes at once.</summary>
internal abstract class FleetRow : Row
{
    public override IReadOnlyList<Target> Targets { get; } = [];

    public override int Pairs => 5;

    /// <summary>Its rounds serve another row too.</summary>
    protected virtual bool Keeps => true;

    public override Task Prepare(Stage stage) => Platform.Shared.Prepare(stage);

    public override async Task<Figures> RunFirst() => Mine(await Platform.Shared.Platforms(Keeps));

    public override async Task<Figures> RunSecond() => Mine(await Platform.Shared.Empties(Keeps));

    protected abstract bool IsMine(string figure);

    private Figures Mine(Figures all)
    {
        var mine = new Figures();
        foreach (var (figure, value) in all.Where(pair => IsMine(pair.Key)))
        {
            mine[figure] = value;
        }

        return mine;
    }
}
