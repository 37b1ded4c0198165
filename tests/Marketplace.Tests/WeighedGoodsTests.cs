using CreativeLabs.Contracts;
using CreativeLabs.Marketplace.Listings;
using CreativeLabs.Support;

namespace CreativeLabs.Marketplace.Tests;

/// <summary>What is sold by the kilogram, the litre and the metre.</summary>
[Collection("marketplace")]
public sealed class WeighedGoodsTests(MarketplaceFixture marketplace)
{
    [Fact]
    public async Task Honey_is_sold_by_the_gram_and_its_stock_is_counted_in_kilograms()
    {
        var (_, seller) = await marketplace.NewSeller();
        var honey = await Listed(seller, "kg", 45_000, 2.5m);
        var seen = await marketplace.Anonymous().GetJson($"/v1/listings/{honey}");
        (seen.GetProperty("unit").GetString(), seen.GetProperty("left").GetDecimal()).ShouldBe(("kg", 2.5m));

        var buyer = marketplace.Buyer();
        await (await Place(buyer, honey, 2.501m)).ShouldBeProblem(409, "not_enough_stock");
        var order = await (await Place(buyer, honey, 0.333m)).Json();
        order.GetProperty("total").GetProperty("amount").GetInt64().ShouldBe(14_985);
        var line = order.GetProperty("parts")[0].GetProperty("lines")[0];
        (line.GetProperty("quantity").GetDecimal(), line.GetProperty("unit").GetString(), line.GetProperty("amount")
            .GetProperty("amount").GetInt64()).ShouldBe((0.333m, "kg", 14_985));
        await marketplace.ShouldHave(honey, 2_500, 333);
        var stock = await seller.GetJson($"/v1/listings/{honey}/stock");
        (stock.GetProperty("onHand").GetDecimal(), stock.GetProperty("left").GetDecimal()).ShouldBe((2.5m, 2.167m));
        await (await buyer.PostSeen($"/v1/orders/{order.Id()}/cancellation")).Json();
        await marketplace.ShouldHave(honey, 2_500, 0);
    }

    [Fact]
    public async Task What_is_weighed_is_paid_for_to_the_tyiyn_and_handed_over()
    {
        var (_, seller) = await marketplace.NewSeller();
        var cloth = await Listed(seller, "m", 33_333, 3m);
        var buyer = marketplace.Buyer();
        var order = (await (await Place(buyer, cloth, 1.5m, "qr")).Json()).Id();
        var (_, railId) = await MarketplaceFixture.Scan(buyer, order);
        await marketplace.CallBack(RailStandIn.Event(marketplace.Rail.Pay(railId)));
        await marketplace.BecomesState(buyer, order, "paid");
        (await marketplace.Accounts(order))["rail:clearing"].ShouldBe(50_000, "49,999.5 tyiyn, half a tyiyn up");
        await marketplace.ShouldHave(cloth, 1_500, 0);
        await MarketplaceFixture.HandedOver(seller, buyer, order);
        await marketplace.BooksBalance();
    }

    [Fact]
    public async Task Pieces_are_whole_and_a_kilogram_has_a_thousand_parts()
    {
        var (_, seller) = await marketplace.NewSeller();
        var hat = await marketplace.Listed(3, seller: seller);
        await (await Place(marketplace.Buyer(), hat, 1.5m)).ShouldBeProblem(409, "quantity_too_fine");
        await (await Place(marketplace.Buyer(), hat, 0.0001m)).ShouldBeProblem(400);
        var cheap = await Listed(seller, "kg", 1, 5);
        await (await Place(marketplace.Buyer(), cheap, 0.001m)).ShouldBeProblem(409, "quantity_too_small");
        await (await seller.SendWith(HttpMethod.Put, $"/v1/listings/{hat}/stock", new { onHand = 1.5 }, ifMatch: "*"))
            .ShouldBeProblem(409, "quantity_too_fine");
        await (await seller.PostCreating("/v1/listings", Draft("kg", 100, new { amount = 500, unit = "g" })))
            .ShouldBeProblem(409, "listing_kind_mismatch");
    }

    [Fact]
    public async Task Of_fifty_who_want_the_last_kilogram_by_a_hundred_grams_ten_get_some()
    {
        var (_, seller) = await marketplace.NewSeller();
        var honey = await Listed(seller, "kg", 45_000, 1m);
        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => Place(marketplace.Buyer(), honey, 0.1m)));
        answers.Count(a => a.IsSuccessStatusCode).ShouldBe(10);
        await marketplace.ShouldHave(honey, 1_000, 1_000);
    }

    [Theory]
    [InlineData(SaleUnit.Piece, 333, 3, 999)]
    [InlineData(SaleUnit.Kg, 1, 499, 0)]
    [InlineData(SaleUnit.Kg, 1, 500, 1)]
    [InlineData(SaleUnit.L, 33_333, 1_500, 50_000)]
    [InlineData(SaleUnit.M, 100_000_000, 50_000_000, 5_000_000_000_000)]
    public void An_amount_is_rounded_once_half_a_tyiyn_up(object unit, long price, long parts, long amount) =>
        ((SaleUnit)unit).Amount(price, parts).ShouldBe(amount);

    private async Task<Guid> Listed(HttpClient seller, string unit, long price, decimal onHand)
    {
        var id = (await (await seller.PostCreating("/v1/listings", Draft(unit, price))).Json()).Id();
        await (await seller.SendWith(HttpMethod.Put, $"/v1/listings/{id}/stock", new { onHand }, ifMatch: "*")).Json();
        await (await seller.PostSeen($"/v1/listings/{id}/submission")).Json();
        await (await marketplace.Coordinator.PostSeen($"/v1/listings/{id}/review", new { approve = true })).Json();
        return id;
    }

    private static object Draft(string unit, long price, object? content = null) => new
    {
        title = new { ky = "Бал" }, description = new { ky = "Тоо балы." }, price = new { amount = price, currency = "KGS" },
        category = "food", labId = MarketplaceFixture.AtBashy, unit, content,
    };

    private static Task<HttpResponseMessage> Place(HttpClient buyer, Guid listing, decimal quantity, string payment = "cash") =>
        buyer.PostCreating("/v1/orders", new { lines = new[] { new { listingId = listing, quantity } }, payment });
}
