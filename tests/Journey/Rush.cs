using CreativeLabs.Contracts;
using CreativeLabs.ServiceDefaults;

namespace CreativeLabs.Journey;

/// <summary>Many buyers at once for few pieces.</summary>
public static class Rush
{
    /// <summary>What came of it; <see cref="Other"/> names every answer that was neither an order nor a clear refusal.</summary>
    public sealed record Outcome(int Paid, int Refused, IReadOnlyList<string> Other, int Left, long LedgerSum, long Unbalanced);

    /// <summary>A seeded seller lists <paramref name="stock"/> pieces; <paramref name="buyers"/> sign in, then order one each at the same
    /// moment; who has an order pays it by QR.</summary>
    public static async Task<Outcome> Walk(Platform platform, int buyers, int stock)
    {
        var (id, seller) = await List(platform, stock);
        // Signing in is not what is tried here, so not all of them do it at once: they order at once.
        var crowd = new List<Traveller>();
        foreach (var some in Enumerable.Range(0, buyers).Chunk(10))
        {
            crowd.AddRange(await Task.WhenAll(some.Select(_ => Traveller.SignIn(platform, Traveller.NewPhone()))));
        }

        var answers = await Task.WhenAll(crowd.Select(async buyer =>
        {
            using var answer = await buyer.Send(HttpMethod.Post, "/v1/orders",
                new { lines = new[] { new { listingId = id, quantity = 1 } }, payment = "qr" });
            return (Buyer: buyer, Status: (int)answer.StatusCode, Body: await answer.Content.ReadAsStringAsync());
        }));
        var winners = answers.Where(a => a.Status == 201).ToList();
        await Task.WhenAll(winners.Select(w => Pay(platform, w.Buyer,
            System.Text.Json.JsonSerializer.Deserialize<System.Text.Json.JsonElement>(w.Body).GetProperty("id").GetGuid())));

        var refused = answers.Count(a => a.Status == 409 && a.Body.Contains("not_enough_stock", StringComparison.Ordinal));
        var other = answers.Where(a => a.Status is not (201 or 409)).Select(a => $"{a.Status} {a.Body}").ToList();
        var left = (await seller.Get($"/v1/listings/{id}")).GetProperty("left").GetInt32();
        var books = await (await Traveller.SignIn(platform, "+996700000001")).Get("/v1/ledger/check");
        return new Outcome(winners.Count, refused, other, left, books.GetProperty("sum").GetInt64(),
            books.GetProperty("unbalanced").GetInt64());
    }

    /// <summary>A seeded seller lists <paramref name="stock"/> pieces, and the lab's coordinator publishes them.</summary>
    public static async Task<(Guid Id, Traveller Seller)> List(Platform platform, int stock)
    {
        var seller = await Traveller.SignIn(platform, "+996700000204");
        var coordinator = await Traveller.SignIn(platform, "+996700000104");
        var listing = await seller.Post("/v1/listings", new
        {
            title = new { ky = "Шырдак", ru = "Шырдак", en = "Shyrdak" },
            description = new { ky = "Кол өнөрчүлүк.", ru = "Ручная работа.", en = "Made by hand." },
            price = new { amount = 90_000, currency = "KGS" },
            labId = WellKnown.Id("lab/at-bashy"),
            category = "felt",
        });
        var id = listing.GetProperty("id").GetGuid();
        await seller.Change($"/v1/listings/{id}/stock", HttpMethod.Put, $"/v1/listings/{id}/stock", new { onHand = stock });
        await seller.Change($"/v1/listings/{id}", HttpMethod.Post, $"/v1/listings/{id}/submission");
        await coordinator.Change($"/v1/listings/{id}", HttpMethod.Post, $"/v1/listings/{id}/review", new { approve = true });
        return (id, seller);
    }

    private static async Task Pay(Platform platform, Traveller buyer, Guid order)
    {
        var attempt = await buyer.Post($"/v1/orders/{order}/payment-attempts");
        using var body = new StringContent("""{"payer":"Optima"}""", System.Text.Encoding.UTF8, "application/json");
        using var scan = await platform.Sandbox.PostAsync(
            new Uri($"/qr/payments/{attempt.GetProperty("railId").GetString()}/scan", UriKind.Relative), body);
        await Platform.Eventually("The payment", async () =>
            (await buyer.Get($"/v1/orders/{order}")).GetProperty("state").GetString() == "paid" ? (bool?)true : null);
    }
}
