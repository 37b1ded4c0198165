namespace CreativeLabs.Bench.Serve;

/// <summary>One offering by its id.</summary>
internal sealed class ReadOne : ServeRow
{
    public override string Name => "read";

    public override string First => "one offering by id, at Training";

    protected override double Throughput => 0.75;

    protected override async Task<IReadOnlyList<string>> Paths() => (await Catalog.OfferingIds(Pair.Database)).ConvertAll(id => $"/v1/offerings/{id}");
}
