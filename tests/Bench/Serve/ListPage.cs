using CreativeLabs.Support;

namespace CreativeLabs.Bench.Serve;

/// <summary>A page of twenty offerings, any page of the list.</summary>
internal sealed class ListPage : ServeRow
{
    public override string Name => "list";

    public override string First => "a page of 20 offerings by cursor, texts in the caller's language, at Training";

    protected override double Throughput => 0.75;

    protected override async Task<IReadOnlyList<string>> Paths()
    {
        var pages = new List<string> { "/v1/offerings" };
        while ((await Pair.Training.Client.GetJson(pages[^1])).GetProperty("next").GetString() is { } next)
        {
            pages.Add($"/v1/offerings?cursor={next}");
        }

        return pages;
    }
}
