namespace CreativeLabs.Bench.Measure;

/// <summary>What one round of one side came to: figures by name, such as requests a second or processor seconds for 100,000 of
/// them.</summary>
internal sealed class Figures : Dictionary<string, double>
{
    public Figures()
        : base(StringComparer.Ordinal)
    {
    }
}

/// <summary>What the ratio of a figure, first side over second, has to reach.</summary>
/// <param name="Figure">The figure's name; * for all of the row.</param>
/// <param name="Bound">The bound.</param>
/// <param name="AtLeast">True when more is better.</param>
/// <param name="Itself">True when the first side's figure itself is bound, not the ratio.</param>
internal sealed record Target(string Figure, double Bound, bool AtLeast, bool Itself = false)
{
    public bool IsMet(double first, double ratio) => AtLeast ? (Itself ? first : ratio) >= Bound : (Itself ? first : ratio) <= Bound;

    public override string ToString() => FormattableString.Invariant($"{(Itself ? "first " : "")}{(AtLeast ? ">=" : "<=")} {Bound:0.##}");
}

/// <summary>One line of the table: two ways of doing the same work, measured in turn.</summary>
internal abstract class Row : IAsyncDisposable
{
    /// <summary>What it is called on the command line.</summary>
    public abstract string Name { get; }

    /// <summary>What the first side is.</summary>
    public abstract string First { get; }

    /// <summary>What it is held against.</summary>
    public abstract string Second { get; }

    /// <summary>What the ratios have to reach; a figure without a target is only shown.</summary>
    public abstract IReadOnlyList<Target> Targets { get; }

    /// <summary>Pairs of rounds that count.</summary>
    public virtual int Pairs => 7;

    /// <summary>Pairs before them, which do not: by the last the runtime has compiled what is hot for good.</summary>
    public virtual int WarmUps => 1;

    /// <summary>Starts what both sides need.</summary>
    public abstract Task Prepare(Stage stage);

    /// <summary>One round of the first side.</summary>
    public abstract Task<Figures> RunFirst();

    /// <summary>One round of the second.</summary>
    public abstract Task<Figures> RunSecond();

    public virtual ValueTask DisposeAsync() => ValueTask.CompletedTask;
}

/// <summary>A row on a large database. All of them plant theirs at the same time, before the first is measured.</summary>
internal interface IPlanted
{
    /// <summary>Plants once, however often it is called and by how many rows.</summary>
    Task Plant(Stage stage);
}
