namespace CreativeLabs.Journey;

internal static class LastPiece
{
    public static async Task Walk(Platform platform, People people, Sells.Carpet carpet)
    {
        platform.Step("6. A second buyer wants the last piece that someone just took");
        await Sells.Buy(platform, carpet.Buyer, carpet.ListingId);
        var second = await Traveller.SignIn(platform, Traveller.NewPhone(), "ky");
        var refused = await Traveller.Expect(
            await second.Send(HttpMethod.Post, "/v1/orders",
            new { lines = new[] { new { listingId = carpet.ListingId, quantity = 1 } }, payment = "qr" }), 409);
        platform.Say($"409 {refused.GetProperty("code").GetString()}: {refused.GetProperty("detail").GetString()} (left: " +
            $"{refused.GetProperty("left").GetInt32()})");
        var stock = await people.Woman.Get($"/v1/listings/{carpet.ListingId}/stock");
        platform.Say($"stock: {stock.GetRawText()}");
        if (refused.GetProperty("code").GetString() != "not_enough_stock" || stock.GetProperty("onHand").GetInt32() != 0)
        {
            throw new StepFailedException("The last piece was not refused clearly.");
        }
    }
}
