using System.Text.Json;

namespace CreativeLabs.Journey;

internal static class Sells
{
    /// <summary>The carpet and the buyer, with one piece left.</summary>
    public sealed record Carpet(Guid ListingId, Traveller Buyer);

    public static async Task<Carpet> Walk(Platform platform, People people)
    {
        platform.Step("5. She opens a shop and sells a felt carpet, paid by QR");
        // The right to sell comes from the completed course, as a fact from another service.
        var shop = await Platform.Eventually("The right to sell", async () =>
        {
            var answer = await people.Woman.Send(HttpMethod.Post, "/v1/sellers",
                new { displayName = new { ky = "Айгүлдүн кийизи", ru = "Войлок Айгуль", en = "Aigul's felt" } });
            return (int)answer.StatusCode == 409 ? null : (JsonElement?)await Traveller.Expect(answer, 201);
        });
        platform.Say($"shop: {shop.GetProperty("displayName").GetString()}");
        var listing = await people.Woman.Post("/v1/listings", new
        {
            title = new { ky = "Ала кийиз килем", ru = "Войлочный ковёр ала-кийиз", en = "Ala-kiyiz felt carpet" },
            description = new
            {
                ky = "Кой жүнүнөн, 1,5 × 2 метр.", ru = "Из овечьей шерсти, 1,5 × 2 метра.",
                en = "Sheep's wool, 1.5 by 2 metres."
            }, price = new { amount = 1_250_000, currency = "KGS" }, labId = Way.AtBashy,
            category = "felt",
        });
        var id = listing.GetProperty("id").GetGuid();
        await people.Woman.Change($"/v1/listings/{id}/stock", HttpMethod.Put, $"/v1/listings/{id}/stock", new { onHand = 2 });
        await people.Woman.Change($"/v1/listings/{id}", HttpMethod.Post, $"/v1/listings/{id}/submission");
        await people.Coordinator.Change($"/v1/listings/{id}", HttpMethod.Post, $"/v1/listings/{id}/review", new { approve = true });
        platform.Say("listed with two pieces, reviewed and published");

        var buyer = await Traveller.SignIn(platform, Traveller.NewPhone(), "ru");
        var order = await Buy(platform, buyer, id);
        await people.Woman.Told("order-paid-seller");
        if (MayBeNight())
        {
            platform.Say("SMS to the seller: waits for the morning, as everything about money does");
        }
        else
        {
            var sms = await platform.Sms(people.Woman.Phone, "The SMS of the sale",
                text => text.Contains(order.GetProperty("number").GetString()!, StringComparison.Ordinal));
            platform.Say($"SMS to the seller: {sms.GetProperty("text").GetString()}");
        }

        var left = (await buyer.Get($"/v1/listings/{id}")).GetProperty("left").GetInt32();
        var sum = (await buyer.Get($"/v1/orders/{order.GetProperty("id").GetGuid()}/ledger")).GetProperty("entries").EnumerateArray()
            .Sum(e => e.GetProperty("amount").GetProperty("amount").GetInt64());
        var balance = (await people.Woman.Get("/v1/me/seller/balance")).GetProperty("balance").GetProperty("amount").GetInt64();
        platform.Say($"left in stock: {left}; ledger entries sum to {sum}; her balance: {balance / 100m:N2} KGS");
        if (left != 1 || sum != 0 || balance <= 0)
        {
            throw new StepFailedException("Stock, order and ledger do not agree.");
        }

        return new Carpet(id, buyer);
    }

    /// <summary>Between 22:00 and 8:00 in Bishkek, or a few minutes before.</summary>
    private static bool MayBeNight()
    {
        var there = TimeProvider.System.GetUtcNow().ToOffset(TimeSpan.FromHours(6));
        return there.Hour is < 8 or >= 22 || there.AddMinutes(5).Hour is 22;
    }

    /// <summary>Orders one piece and pays it by scanning the QR code.</summary>
    public static async Task<JsonElement> Buy(Platform platform, Traveller buyer, Guid listing)
    {
        var order = await buyer.Post("/v1/orders", new { lines = new[] { new { listingId = listing, quantity = 1 } }, payment = "qr" });
        var id = order.GetProperty("id").GetGuid();
        var attempt = await buyer.Post($"/v1/orders/{id}/payment-attempts");
        using var scan = await platform.Sandbox.PostAsync(
            new Uri($"/qr/payments/{attempt.GetProperty("railId").GetString()}/scan", UriKind.Relative),
            new StringContent("""{"payer":"MBANK"}""", System.Text.Encoding.UTF8, "application/json"));
        await Traveller.Expect(scan, 200);
        var paid = await Platform.Eventually("The payment", async () =>
            await buyer.Get($"/v1/orders/{id}") is var seen && seen.GetProperty("state").GetString() == "paid" ? (JsonElement?)seen : null);
        platform.Say($"order {paid.GetProperty("number").GetString()}: {paid.GetProperty("state").GetString()}");
        return paid;
    }
}
