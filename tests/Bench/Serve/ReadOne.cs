namespace CreativeLabs.Bench.Serve;

/// <summary>One offering by its id.</summary>
internal sealed class ReadOne : ServeRow
{
    public override string Name => "read";

    public override string First => "one offering by id, at Training";

    /// <summary>Twenty seconds of load for each side, as the first of those that share the two: so long the runtime compiles anew, on two
    /// cores, what it finds to be hot, and what that costs is no request's.</summary>
    public override int WarmUps => 7;

    protected override double Throughput => 0.75;

    protected override async Task<IReadOnlyList<string>> Paths() =>
        (await Catalog.OfferingIds(Pair.Database)).ConvertAll(id => $"/v1/offerings/{id}");
}
