using System.Text.Json;
using CreativeLabs.Contracts;
using CreativeLabs.Marketplace.Data;
using CreativeLabs.Support;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Marketplace.Tests;

[Collection("marketplace")]
public sealed class DeliveryTests(MarketplaceFixture marketplace)
{
    private const string Address = "Нарын, Канарейка көчөсү 7";

    [Fact]
    public async Task What_is_brought_costs_its_fee_which_the_platform_has_no_part_of_and_all_of_it_goes_back()
    {
        var (seller, shop, listing) = await Shop();
        var buyer = marketplace.Buyer();
        var order = await Placed(buyer, listing, shop, "delivery", Address, "qr");
        var view = await buyer.GetJson($"/v1/orders/{order}");
        Amount(view, "total").ShouldBe(115_000);
        Amount(view.GetProperty("parts")[0].GetProperty("delivery"), "fee").ShouldBe(15_000);

        await Pay(buyer, order);
        (await marketplace.Accounts(order))["platform:fee"].ShouldBe(-5_000);
        await (await seller.PostSeen($"/v1/orders/{order}/decline", new { reason = "other" })).Json();

        (await marketplace.Accounts(order))["buyer:refund-due"].ShouldBe(-115_000);
        await marketplace.BooksBalance();
    }

    [Fact]
    public async Task Goods_worth_enough_are_brought_for_nothing_and_a_lab_costs_nothing()
    {
        var (_, shop, listing) = await Shop(freeFrom: 200_000);
        var buyer = marketplace.Buyer();
        var brought = await Placed(buyer, listing, shop, "delivery", Address, "cash", quantity: 2);
        Amount(await buyer.GetJson($"/v1/orders/{brought}"), "total").ShouldBe(200_000);
        var fetched = await Placed(buyer, listing, shop, "lab", null, "cash");
        var part = await MarketplaceFixture.PartOf(buyer, fetched);
        part.GetProperty("delivery").GetProperty("labId").GetGuid().ShouldBe(MarketplaceFixture.AtBashy);
        Amount(part, "amount").ShouldBe(100_000);
    }

    [Fact]
    public async Task The_address_is_seen_by_the_two_of_them_alone_and_gone_when_it_is_done()
    {
        var (seller, shop, listing) = await Shop();
        var buyer = marketplace.Buyer();
        var order = await Placed(buyer, listing, shop, "delivery", Address, "cash");
        foreach (var client in (HttpClient[])[buyer, seller])
        {
            (await MarketplaceFixture.PartOf(client, order)).GetProperty("delivery").GetProperty("address").GetString().ShouldBe(Address);
        }

        (await MarketplaceFixture.PartOf(marketplace.Operator, order)).GetProperty("delivery").GetProperty("address").ValueKind
            .ShouldBe(JsonValueKind.Null);
        await (await seller.PostSeen($"/v1/orders/{order}/acceptance")).Json();
        await (await seller.PostSeen($"/v1/orders/{order}/readiness")).Json();
        (await marketplace.Broker.Hear<OrderSentOut>(f => f.OrderId == order)).ShouldNotBeNull();
        marketplace.Broker.Heard<OrderReady>(f => f.OrderId == order).ShouldBeEmpty();
        var handedOver = await (await seller.PostSeen($"/v1/orders/{order}/handover", new { receipt = "1" })).Json();
        handedOver.ToString().ShouldNotContain(Address);
        await (await buyer.PostSeen($"/v1/orders/{order}/completion")).Json();
        (await Addresses(order)).ShouldBe([null]);
    }

    [Fact]
    public async Task A_buyer_who_was_erased_leaves_no_address()
    {
        var (_, shop, listing) = await Shop();
        var person = Guid.CreateVersion7();
        var order = await Placed(marketplace.Client(person), listing, shop, "delivery", Address, "qr");
        await Pay(marketplace.Client(person), order);
        (await Addresses(order)).ShouldBe([Address]);
        await marketplace.Take(new PersonErasureRequested(Guid.CreateVersion7(), person));
        (await Addresses(order)).ShouldBe([null]);
    }

    [Fact]
    public async Task What_a_shop_does_not_offer_or_for_another_fee_than_was_seen_is_not_ordered()
    {
        var (seller, shop, listing) = await Shop();
        var buyer = marketplace.Buyer();
        var refused = await Place(buyer, listing, shop, "delivery", Address, "cash", fee: 10_000);
        await refused.ShouldBeProblem(409, "price_changed");
        await (await Place(buyer, listing, shop, "delivery", null, "cash")).ShouldBeProblem(400);
        await (await Place(buyer, listing, shop, "pickup", Address, "cash")).ShouldBeProblem(400);
        await (await Place(buyer, listing, Guid.CreateVersion7(), "lab", null, "cash")).ShouldBeProblem(409, "delivery_not_offered");
        await (await seller.SendWith(HttpMethod.Put, "/v1/me/seller/delivery", new { }, ifMatch: "*")).Json();
        await (await Place(buyer, listing, shop, "delivery", Address, "cash")).ShouldBeProblem(409, "delivery_not_offered");
        await (await Place(buyer, listing, shop, "lab", null, "cash")).ShouldBeProblem(409, "delivery_not_offered");
        await marketplace.ShouldHave(listing, 9, 0);
    }

    [Fact]
    public async Task A_fee_without_an_area_or_an_impossible_one_is_no_offer()
    {
        var (seller, _, _) = await Shop();
        object[] broken =
        [
            new { fee = Som(15_000) }, new { areas = new { ky = "Нарын" } }, new { fee = Som(-1), areas = new { ky = "Нарын" } },
            new { fee = new { amount = 1, currency = "USD" }, areas = new { ky = "Нарын" } }, new { freeFrom = Som(5) },
            new { fee = Som(1_000_001), areas = new { ky = "Нарын" } }, new { fee = Som(1), areas = new { ky = " " } },
        ];
        foreach (var body in broken)
        {
            await (await seller.SendWith(HttpMethod.Put, "/v1/me/seller/delivery", body, ifMatch: "*")).ShouldBeProblem(400);
        }

        await (await seller.SendWith(HttpMethod.Put, "/v1/me/seller/delivery", new { }, ifMatch: "\"99\"")).ShouldBeProblem(412);
    }

    [Fact]
    public async Task Everybody_sees_what_a_shop_offers_in_her_language()
    {
        var (_, shop, _) = await Shop();
        var seen = await marketplace.Anonymous("ru").GetJson($"/v1/sellers/{shop}");
        seen.GetProperty("deliveryAreas").GetString().ShouldBe("Город Нарын");
        Amount(seen, "deliveryFee").ShouldBe(15_000);
        seen.GetProperty("pickupLabId").GetGuid().ShouldBe(MarketplaceFixture.AtBashy);
    }

    private async Task<(HttpClient Seller, Guid Shop, Guid Listing)> Shop(long? freeFrom = null)
    {
        var (_, seller) = await marketplace.NewSeller();
        var body = new
        {
            pickupLabId = MarketplaceFixture.AtBashy, fee = Som(15_000), freeFrom = freeFrom is { } from ? Som(from) : null,
            areas = new { ky = "Нарын шаары", ru = "Город Нарын", en = "The town of Naryn" },
        };
        var shop = (await (await seller.SendWith(HttpMethod.Put, "/v1/me/seller/delivery", body, ifMatch: "*")).Json()).Id();
        return (seller, shop, await marketplace.Listed(9, seller: seller));
    }

    private static async Task<Guid> Placed(HttpClient buyer, Guid listing, Guid shop, string way, string? address, string payment,
        int quantity = 1) => (await (await Place(buyer, listing, shop, way, address, payment, quantity)).Json()).Id();

    private static Task<HttpResponseMessage> Place(HttpClient buyer, Guid listing, Guid shop, string way, string? address, string payment,
        int quantity = 1, long? fee = null) => buyer.PostCreating("/v1/orders", new
        {
            lines = new[] { new { listingId = listing, quantity } }, payment,
            deliveries = new[] { new { sellerId = shop, way, address, fee = fee is { } seen ? Som(seen) : null } },
        });

    private async Task Pay(HttpClient buyer, Guid order)
    {
        var (_, railId) = await MarketplaceFixture.Scan(buyer, order);
        await marketplace.CallBack(RailStandIn.Event(marketplace.Rail.Pay(railId)));
        await marketplace.BecomesState(buyer, order, "paid");
    }

    private Task<List<string?>> Addresses(Guid order) => marketplace.WithDb<MarketplaceDb, List<string?>>(db =>
        db.SellerOrders.Where(part => part.OrderId == order).Select(part => part.Address).ToListAsync());

    private static object Som(long amount) => new { amount, currency = "KGS" };

    private static long Amount(JsonElement of, string name) => of.GetProperty(name).GetProperty("amount").GetInt64();
}
