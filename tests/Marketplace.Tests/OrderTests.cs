using System.Net;
using System.Text;
using CreativeLabs.Support;

namespace CreativeLabs.Marketplace.Tests;

[Collection("marketplace")]
public sealed class OrderTests(MarketplaceFixture marketplace)
{
    [Fact]
    public async Task A_cash_order_is_accepted_made_ready_and_settled_by_the_receipt_at_handover()
    {
        var (_, seller) = await marketplace.NewSeller();
        var listing = await marketplace.Listed(5, 60_000, seller);
        var buyer = marketplace.Buyer();
        var order = await MarketplaceFixture.Placed(buyer, "cash", (listing, 2));
        await (await seller.PostSeen($"/v1/orders/{order}/acceptance")).Json();
        await (await seller.PostSeen($"/v1/orders/{order}/acceptance")).Json();
        await (await seller.PostSeen($"/v1/orders/{order}/handover", new { receipt = "17" })).ShouldBeProblem(409, "order_out_of_turn");
        await (await seller.PostSeen($"/v1/orders/{order}/readiness")).Json();
        await (await seller.PostSeen($"/v1/orders/{order}/handover", new { })).ShouldBeProblem(400, "invalid_request");
        await marketplace.ShouldHave(listing, 5, 2);

        var key = Guid.NewGuid();
        var handed = await (await seller.PostSeen($"/v1/orders/{order}/handover", new { receipt = "17" }, key)).Json();
        handed.GetProperty("state").GetString().ShouldBe("handedOver");
        (await seller.PostSeen($"/v1/orders/{order}/handover", new { receipt = "17" }, key)).StatusCode.ShouldBe(HttpStatusCode.OK);
        await marketplace.ShouldHave(listing, 3, 0);
        var accounts = await marketplace.Accounts(order);
        (accounts["seller:cash"], accounts["seller:payable"], accounts["platform:fee"]).ShouldBe((120_000, -114_000, -6_000));
        var balance = await seller.GetJson("/v1/me/seller/balance");
        balance.GetProperty("balance").GetProperty("amount").GetInt64().ShouldBe(-6_000);
        balance.GetProperty("earned").GetProperty("amount").GetInt64().ShouldBe(114_000);
        (await (await buyer.PostSeen($"/v1/orders/{order}/completion")).Json()).GetProperty("state").GetString()
            .ShouldBe("completed");
        await marketplace.Broker.Hear<Contracts.OrderPaid>(f => f.OrderId == order);
        await marketplace.BooksBalance();
    }

    [Fact]
    public async Task An_order_of_two_sellers_moves_with_the_part_that_is_furthest_behind()
    {
        var (_, other) = await marketplace.NewSeller();
        var (mine, hers) = (await marketplace.Listed(5), await marketplace.Listed(5, seller: other));
        var buyer = marketplace.Buyer();
        var order = await marketplace.Bought(buyer, (mine, 1), (hers, 1));
        await Task.WhenAll(
            marketplace.Seller.SendWith(HttpMethod.Post, $"/v1/orders/{order}/acceptance", ifMatch: "*"),
            other.SendWith(HttpMethod.Post, $"/v1/orders/{order}/acceptance", ifMatch: "*"));
        (await MarketplaceFixture.State(buyer, order)).ShouldBe("accepted");
        await (await other.PostSeen($"/v1/orders/{order}/readiness")).Json();
        (await MarketplaceFixture.State(buyer, order)).ShouldBe("accepted");
        await (await other.PostSeen($"/v1/orders/{order}/handover", new { })).ShouldBeProblem(409, "handover_code_wrong");
        var code = await MarketplaceFixture.Code(buyer, order);
        await (await other.PostSeen($"/v1/orders/{order}/handover", new { code = code!.ToLowerInvariant().Insert(3, "-") })).Json();
        await (await buyer.PostSeen($"/v1/orders/{order}/completion")).ShouldBeProblem(409, "order_out_of_turn");
        await (await buyer.PostSeen($"/v1/orders/{order}/cancellation")).ShouldBeProblem(409, "order_not_cancellable");
    }

    [Fact]
    public async Task Who_has_no_part_in_an_order_does_not_see_it_and_a_seller_sees_her_own_part()
    {
        var (_, other) = await marketplace.NewSeller();
        var (mine, hers) = (await marketplace.Listed(5), await marketplace.Listed(5, seller: other));
        var buyer = marketplace.Buyer();
        var order = await marketplace.Bought(buyer, (mine, 1), (hers, 1));
        (await buyer.GetJson($"/v1/orders/{order}")).GetProperty("parts").GetArrayLength().ShouldBe(2);
        (await other.GetJson($"/v1/orders/{order}")).GetProperty("parts").GetArrayLength().ShouldBe(1);
        (await marketplace.Operator.GetJson($"/v1/orders/{order}")).GetProperty("parts").GetArrayLength().ShouldBe(2);
        (await other.GetJson($"/v1/orders/{order}/ledger")).GetProperty("entries").EnumerateArray()
            .ShouldAllBe(e => e.GetProperty("account").GetString()!.StartsWith("seller:", StringComparison.Ordinal));
        (await other.GetJson($"/v1/orders/{order}/ledger")).GetProperty("entries").GetArrayLength().ShouldBe(1);

        var stranger = marketplace.Buyer();
        foreach (var path in (string[])[$"/v1/orders/{order}", $"/v1/orders/{order}/ledger"])
        {
            await (await stranger.GetAsync(path)).ShouldBeProblem(404);
            await (await marketplace.Anonymous().GetAsync(path)).ShouldBeProblem(401);
        }

        foreach (var step in (string[])["acceptance", "readiness", "cancellation", "completion"])
        {
            await (await stranger.PostSeen($"/v1/orders/{order}/{step}")).ShouldBeProblem(404);
        }

        await (await stranger.PostSeen($"/v1/orders/{order}/handover", new { receipt = "1" })).ShouldBeProblem(404);
        await (await buyer.PostSeen($"/v1/orders/{order}/acceptance")).ShouldBeProblem(403);
        await (await buyer.PostSeen($"/v1/orders/{order}/handover", new { receipt = "1" })).ShouldBeProblem(403);
        await (await other.PostSeen($"/v1/orders/{order}/cancellation")).ShouldBeProblem(403);
        await (await buyer.GetAsync("/v1/ledger/check")).ShouldBeProblem(403);
    }

    [Fact]
    public async Task Orders_and_sales_are_listed_newest_first_page_by_page()
    {
        var (_, seller) = await marketplace.NewSeller();
        var listing = await marketplace.Listed(9, seller: seller);
        var buyer = marketplace.Buyer();
        var orders = new List<Guid>();
        for (var i = 0; i < 3; i++)
        {
            orders.Add(await MarketplaceFixture.Placed(buyer, "qr", (listing, 1)));
        }

        foreach (var (client, path, id) in new[] { (buyer, "/v1/me/orders", "id"), (seller, "/v1/me/sales", "orderId") })
        {
            var first = await client.GetJson($"{path}?limit=2");
            var second = await client.GetJson($"{path}?limit=2&cursor={first.GetProperty("next").GetString()}");
            first.GetProperty("items").EnumerateArray().Concat(second.GetProperty("items").EnumerateArray()).Select(o => o.Id(id))
                .ShouldBe(Enumerable.Reverse(orders));
        }

        await (await buyer.GetAsync("/v1/me/orders?cursor=tampered")).ShouldBeProblem(400);
        await (await buyer.GetAsync("/v1/me/orders?limit=0")).ShouldBeProblem(400);
    }

    [Fact]
    public async Task Nobody_buys_her_own_listing_or_one_that_is_not_for_sale()
    {
        var listing = await marketplace.Listed(5);
        await (await MarketplaceFixture.Place(marketplace.Seller, "qr", (listing, 1))).ShouldBeProblem(409, "own_listing");
        var draft = (await (await marketplace.Seller.PostCreating("/v1/listings", MarketplaceFixture.Draft())).Json()).Id();
        await (await MarketplaceFixture.Place(marketplace.Buyer(), "qr", (draft, 1))).ShouldBeProblem(409, "listing_not_published");
        await (await MarketplaceFixture.Place(marketplace.Buyer(), "qr", (Guid.CreateVersion7(), 1)))
            .ShouldBeProblem(409, "listing_not_published");
        await marketplace.ShouldHave(listing, 5, 0);
    }

    [Fact]
    public async Task An_order_beyond_what_the_rail_takes_is_refused_before_anything_is_held()
    {
        var listing = await marketplace.Listed(1000, 100_000_000);
        await (await MarketplaceFixture.Place(marketplace.Buyer(), "qr", (listing, 101))).ShouldBeProblem(409, "order_too_large");
        await marketplace.ShouldHave(listing, 1000, 0);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("[1]")]
    [InlineData("{\"lines\":[],\"payment\":\"qr\"}")]
    [InlineData("{\"lines\":null,\"payment\":\"qr\"}")]
    [InlineData("{\"lines\":[null],\"payment\":\"qr\"}")]
    [InlineData("{\"lines\":[{\"listingId\":\"x\",\"quantity\":1}],\"payment\":\"qr\"}")]
    [InlineData("{\"lines\":[{\"listingId\":\"0197a0c0-0000-7000-8000-000000000000\",\"quantity\":0}],\"payment\":\"qr\"}")]
    [InlineData("{\"lines\":[{\"listingId\":\"0197a0c0-0000-7000-8000-000000000000\",\"quantity\":-1}],\"payment\":\"qr\"}")]
    [InlineData("{\"lines\":[{\"listingId\":\"0197a0c0-0000-7000-8000-000000000000\",\"quantity\":99999999999}],\"payment\":\"qr\"}")]
    [InlineData("{\"lines\":[{\"listingId\":\"0197a0c0-0000-7000-8000-000000000000\",\"quantity\":1.0005}],\"payment\":\"qr\"}")]
    [InlineData("{\"lines\":[{\"listingId\":\"0197a0c0-0000-7000-8000-000000000000\",\"quantity\":1}],\"payment\":\"gold\"}")]
    [InlineData("{\"lines\":[{\"listingId\":\"0197a0c0-0000-7000-8000-000000000000\",\"quantity\":1}],\"payment\":1}")]
    [InlineData("{\"lines\":[{\"listingId\":\"0197a0c0-0000-7000-8000-000000000000\",\"quantity\":1}]")]
    public async Task A_broken_order_is_answered_with_400(string body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post,
            "/v1/orders")
        { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        request.Headers.Add("Idempotency-Key", Guid.NewGuid().ToString());
        await (await marketplace.Buyer().SendAsync(request)).ShouldBeProblem(400);
    }
}
