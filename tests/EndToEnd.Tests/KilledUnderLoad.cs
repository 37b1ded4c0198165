using CreativeLabs.Journey;
using CreativeLabs.Support;

namespace CreativeLabs.EndToEnd;

/// <summary>Replicas of a real service are killed under load.</summary>
[Collection(SharedWholePlatform.Name)]
public sealed class KilledUnderLoad(WholePlatform whole)
{
    [Fact]
    public async Task Orders_go_on_while_replicas_of_the_marketplace_are_killed()
    {
        using var platform = whole.Platform();
        var listing = await Rush.List(platform, stock: 5000);
        var buyers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Traveller.SignIn(platform, Traveller.NewPhone())));
        using var enough = new CancellationTokenSource();
        var load = Task.WhenAll(buyers.Select(buyer => OrderAgainAndAgain(platform, buyer, listing.Id, enough.Token)));
        for (var kill = 0; kill < (Depth.IsFull ? 4 : 2); kill++)
        {
            // The other replica carries on; one is killed only when both answer.
            await whole.BothAnswer("marketplace");
            await whole.KillAndStart(whole.ReplicasOf("marketplace")[kill % 2]);
        }

        await whole.BothAnswer("marketplace");

        await enough.CancelAsync();
        var orders = (await load).Sum();
        orders.ShouldBeGreaterThan(10);
        var stock = await listing.Seller.Get($"/v1/listings/{listing.Id}/stock");
        stock.GetProperty("reserved").GetInt32().ShouldBe(orders, "every order that was answered holds its piece, and nothing else does");
    }

    /// <summary>A careful client: each order has one key, and is sent again while the answer says that it may be.</summary>
    private static async Task<int> OrderAgainAndAgain(Platform platform, Traveller first, Guid listing, CancellationToken enough)
    {
        const int openOrdersOfOneBuyer = 5;
        // Enough to be in the middle of something at any kill, and little enough that what was killed starts beside it.
        using var pace = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        var (orders, buyer) = (0, first);
        for (; orders < 400 && !enough.IsCancellationRequested; orders++)
        {
            if (orders > 0 && orders % openOrdersOfOneBuyer == 0)
            {
                buyer = await Traveller.SignIn(platform, Traveller.NewPhone());
            }

            await pace.WaitForNextTickAsync(CancellationToken.None);
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
}
