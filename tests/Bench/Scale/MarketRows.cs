using System.Diagnostics;
using System.Net.Http.Json;
using CreativeLabs.Bench.Measure;
using CreativeLabs.Support;

namespace CreativeLabs.Bench.Scale;

/// <summary>The same work in a big and in a small market.</summary>
internal abstract class MarketAtScale : Row, IPlanted
{
    private static Task<(Market Big, Market Small)>? markets;

    public override string First => "on 100,000 listings and 1,000,000 entries";

    public override string Second => "on a hundredth of it";

    public override IReadOnlyList<Target> Targets { get; } = [new("ms", 1.5, AtLeast: false)];

    // As of the schools: two processes, which have to be compiled for good.
    public override int WarmUps => 20;

    public Task Plant(Stage stage) => markets ??= Open(stage);

    public override async Task Prepare(Stage stage)
    {
        await Plant(stage);
        var (big, small) = await markets!;
        await Ready(big);
        await Ready(small);
    }

    public override async Task<Figures> RunFirst() => new() { ["ms"] = await MedianMilliseconds((await markets!).Big) };

    public override async Task<Figures> RunSecond() => new() { ["ms"] = await MedianMilliseconds((await markets!).Small) };

    /// <summary>Looks up what the requests are about; not counted.</summary>
    protected virtual Task Ready(Market market) => Task.CompletedTask;

    protected abstract Task<double> MedianMilliseconds(Market market);

    /// <summary>The median of so many requests, one after another, each of which must succeed.</summary>
    protected static async Task<double> Median(Market market, IReadOnlyList<HttpRequestMessage> requests)
    {
        var taken = new List<double>();
        foreach (var request in requests)
        {
            var started = Stopwatch.GetTimestamp();
            using var response = await market.Program.Client.SendAsync(request);
            await response.Json();
            taken.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
            request.Dispose();
        }

        return taken.Order().ElementAt(taken.Count / 2);
    }

    private static async Task<(Market Big, Market Small)> Open(Stage stage)
    {
        Stage.Say("Opening two markets: of 1,000 listings and of 100,000.");
        var (small, big) = (await Market.Open(stage.Servers, 1_000), await Market.Open(stage.Servers, 100_000));
        stage.Keep(small);
        stage.Keep(big);
        return (big, small);
    }
}

/// <summary>A question of one word or two, every third with a letter missing.</summary>
internal sealed class ListingsSearched : MarketAtScale
{
    private readonly Random random = new(20261130);

    public override string Name => "market-search";

    protected override Task<double> MedianMilliseconds(Market market) => Median(market, [.. Enumerable.Range(0, 60).Select(i =>
    {
        // Words of every frequency, as they stand in the texts.
        var typed = string.Join(' ', Enumerable.Range(0, 1 + (i % 2))
            .Select(_ => School.Words[(int)(School.Words.Count * Math.Pow(random.NextDouble(), 3))]));
        return new HttpRequestMessage(HttpMethod.Get,
            $"/v1/listings?q={Uri.EscapeDataString(i % 3 == 0 ? typed.Remove(typed.Length / 2, 1) : typed)}");
    })]);
}

/// <summary>A page of the market, every second of one category.</summary>
internal sealed class MarketPaged : MarketAtScale
{
    private readonly Dictionary<Market, List<string>> pages = [];

    public override string Name => "market-page";

    protected override async Task Ready(Market market)
    {
        var found = new List<string> { "/v1/listings", "/v1/listings?category=herbs" };
        while (found.Count < 60)
        {
            using var answer = await market.Program.Client.GetAsync(new Uri(found[^2], UriKind.Relative));
            found.Add(answer.Headers.TryGetValues("Link", out var link) ? link.Single()[1..].Split('>')[0] : found[found.Count % 2]);
        }

        pages[market] = found;
    }

    protected override Task<double> MedianMilliseconds(Market market) =>
        Median(market, [.. pages[market].Select(page => new HttpRequestMessage(HttpMethod.Get, page))]);
}

/// <summary>Somebody new orders one piece, in cash.</summary>
internal sealed class OrderPlaced : MarketAtScale
{
    private readonly Dictionary<Market, List<Guid>> listings = [];
    private int next;

    public override string Name => "market-order";

    protected override async Task Ready(Market market) => listings[market] = await market.Listings(1_000);

    protected override Task<double> MedianMilliseconds(Market market) => Median(market, [.. Enumerable.Range(0, 40).Select(_ =>
    {
        var request = Market.As(HttpMethod.Post, "/v1/orders");
        var id = listings[market][next++ % listings[market].Count];
        request.Content = JsonContent.Create(new { lines = new[] { new { listingId = id, quantity = 1 } }, payment = "cash" });
        return request;
    })]);
}

/// <summary>The books at a glance, over all entries: it grows with them, and has to be quick all the same.</summary>
internal sealed class TrialBalanceDrawn : MarketAtScale
{
    public override string Name => "market-trial-balance";

    public override IReadOnlyList<Target> Targets { get; } = [new("ms", 1_500, AtLeast: false, Itself: true)];

    public override int WarmUps => 2;

    protected override Task<double> MedianMilliseconds(Market market) => Median(market,
        [.. Enumerable.Range(0, 3).Select(_ => Market.As(HttpMethod.Get, "/v1/ledger/trial-balance", "operator"))]);
}
