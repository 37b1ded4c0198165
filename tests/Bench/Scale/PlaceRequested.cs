using CreativeLabs.Support;

namespace CreativeLabs.Bench.Scale;

/// <summary>A place asked for and confirmed.</summary>
internal sealed class PlaceRequested : AtScale
{
    private const int Times = 40;
    private int asked;

    public override string Name => "registration-place";

    protected override async Task<double> MedianMilliseconds(Town town)
    {
        var clients = new List<HttpClient>();
        for (var i = 0; i < Times; i++)
        {
            clients.Add(await town.As(await town.Newcomer()));
        }

        var first = Interlocked.Add(ref asked, Times);
        return await Median(Times,
            i => clients[i].PostCreating($"/v1/events/{town.Coming[(first + i) % town.Coming.Count]}/places", new { seats = 1 }));
    }
}
