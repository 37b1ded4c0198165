using System.Text.Json;
using CreativeLabs.Journey;

namespace CreativeLabs.EndToEnd;

/// <summary>Copies of the real services are killed under load, and one hangs when all are to stop.</summary>
public sealed class KilledAndHung(WholePlatform whole)
{
    [Fact]
    public async Task Orders_go_on_while_copies_of_the_marketplace_are_killed()
    {
        using var platform = whole.Platform();
        var listing = await Rush.List(platform, stock: 5000);
        var buyers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Traveller.SignIn(platform, Traveller.NewPhone())));
        using var enough = new CancellationTokenSource();
        var load = Task.WhenAll(buyers.Select(buyer => OrderAgainAndAgain(buyer, listing.Id, enough.Token)));
        for (var kill = 0; kill < 4; kill++)
        {
            // The other copy carries on; a copy is killed only when both answer.
            await Platform.Eventually("Both copies answer", () => whole.Answering("marketplace", 2));
            WholePlatform.Signal("-KILL", whole.CopiesOf("marketplace")[kill % 2].Pid);
        }

        await Platform.Eventually("The host has started the last one again", () => whole.Answering("marketplace", 2));

        await enough.CancelAsync();
        var orders = (await load).Sum();
        orders.ShouldBeGreaterThan(10);
        var stock = await listing.Seller.Get($"/v1/listings/{listing.Id}/stock");
        stock.GetProperty("reserved").GetInt32().ShouldBe(orders, "every order that was answered holds its piece, and nothing else does");
    }

    [Fact]
    public async Task Everything_stops_although_a_service_hangs()
    {
        await using var other = new WholePlatform { Copies = 1 };
        await other.InitializeAsync();
        var pids = AllPids(other.Run);
        pids.Count.ShouldBeGreaterThan(9);
        WholePlatform.Signal("-STOP", other.Run.GetProperty("services").GetProperty("training")[0].GetProperty("pid").GetInt32());
        await other.Stop(TimeSpan.FromSeconds(15));
        pids.Where(IsAlive).ShouldBeEmpty();
    }

    /// <summary>A careful client: each order has one key, and is sent again while the answer says that it may be.</summary>
    private static async Task<int> OrderAgainAndAgain(Traveller buyer, Guid listing, CancellationToken enough)
    {
        var orders = 0;
        for (; orders < 400 && !enough.IsCancellationRequested; orders++)
        {
            var (key, attempts) = (Guid.CreateVersion7(), 0);
            while (true)
            {
                using var answer = await buyer.Send(HttpMethod.Post, "/v1/orders",
                    new { lines = new[] { new { listingId = listing, quantity = 1 } }, payment = "cash" }, key: key);
                if ((int)answer.StatusCode == 201)
                {
                    break;
                }

                var text = await answer.Content.ReadAsStringAsync(CancellationToken.None);
                var mayBeRepeated = (int)answer.StatusCode == 503 || text.Contains("still_running", StringComparison.Ordinal)
                    || text.Contains("changed_meanwhile", StringComparison.Ordinal);
                (mayBeRepeated && attempts++ < 20).ShouldBeTrue($"{(int)answer.StatusCode} {text}");
                await Task.Delay(50, CancellationToken.None);
            }
        }

        return orders;
    }

    private static List<int> AllPids(JsonElement run) =>
        run.GetProperty("services").EnumerateObject().SelectMany(service => service.Value.EnumerateArray())
            .Concat(run.GetProperty("servers").EnumerateObject().Select(server => server.Value))
                .Select(process => process.GetProperty("pid").GetInt32()).ToList();

    private static bool IsAlive(int pid) =>
        Directory.Exists($"/proc/{pid}") && !File.ReadAllText($"/proc/{pid}/stat").Contains(") Z ", StringComparison.Ordinal);
}
