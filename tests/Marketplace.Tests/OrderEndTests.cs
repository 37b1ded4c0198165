using System.Net;
using CreativeLabs.Contracts;
using CreativeLabs.Marketplace.Orders;
using CreativeLabs.Support;

namespace CreativeLabs.Marketplace.Tests;

/// <summary>How parts of orders come to nothing, and what follows.</summary>
[Collection("marketplace")]
public sealed class OrderEndTests(MarketplaceFixture marketplace)
{
    [Fact]
    public async Task What_a_seller_declines_after_it_was_paid_goes_back_whole_with_its_fee_and_its_pieces()
    {
        var (person, seller) = await marketplace.NewSeller();
        var listing = await marketplace.Listed(5, seller: seller);
        var buyer = marketplace.Buyer();
        var order = await marketplace.Bought(buyer, (listing, 2));
        await marketplace.ShouldHave(listing, 3, 0);

        await (await seller.PostSeen($"/v1/orders/{order}/decline", new { reason = "tired" })).ShouldBeProblem(400);
        var declined = await (await seller.PostSeen($"/v1/orders/{order}/decline", new { reason = "notInTime" })).Json();
        declined.GetProperty("state").GetString().ShouldBe("refundDue");
        (await seller.PostSeen($"/v1/orders/{order}/decline", new { reason = "other" })).StatusCode.ShouldBe(HttpStatusCode.OK);

        var part = await MarketplaceFixture.PartOf(buyer, order);
        (part.GetProperty("cause").GetString(), part.GetProperty("reason").GetString()).ShouldBe(("declined", "notInTime"));
        await marketplace.ShouldHave(listing, 5, 0);
        var accounts = await marketplace.Accounts(order);
        (accounts["seller:payable"], accounts["platform:fee"], accounts["buyer:refund-due"]).ShouldBe((0, 0, -200_000));
        var ended = await marketplace.Broker.Hear<OrderPartEnded>(f => f.OrderId == order);
        (ended.SellerId, ended.Cause, ended.RefundDue).ShouldBe((person, "declined", 200_000));
        (await marketplace.Broker.Hear<RefundRequested>(f => f.OrderId == order)).Amount.ShouldBe(200_000);
        await (await seller.PostSeen($"/v1/orders/{order}/acceptance")).ShouldBeProblem(409, "order_out_of_turn");
        await marketplace.BooksBalance();
    }

    [Fact]
    public async Task What_is_declined_because_it_is_not_there_leaves_the_stock()
    {
        var listing = await marketplace.Listed(5);
        var cash = await MarketplaceFixture.Placed(marketplace.Buyer(), "cash", (listing, 2));
        await (await marketplace.Seller.PostSeen($"/v1/orders/{cash}/decline", new { reason = "outOfStock" })).Json();
        await marketplace.ShouldHave(listing, 3, 0);
        var paid = await marketplace.Bought(marketplace.Buyer(), (listing, 1));
        await (await marketplace.Seller.PostSeen($"/v1/orders/{paid}/decline", new { reason = "damaged" })).Json();
        await marketplace.ShouldHave(listing, 2, 0);
    }

    [Fact]
    public async Task What_nobody_accepts_within_two_days_of_paying_goes_back()
    {
        var listing = await marketplace.Listed(5);
        var (buyer, other) = (marketplace.Buyer(), marketplace.Buyer());
        var (forgotten, accepted) = (await marketplace.Bought(buyer, (listing, 1)), await marketplace.Bought(other, (listing, 1)));
        await (await marketplace.Seller.PostSeen($"/v1/orders/{accepted}/acceptance")).Json();
        await marketplace.Take(new SellerOrderDue((await MarketplaceFixture.PartOf(buyer, forgotten)).Id(), forgotten));
        (await MarketplaceFixture.State(buyer, forgotten)).ShouldBe("paid");

        marketplace.Clock.Advance(Order.HoldForAcceptance + TimeSpan.FromSeconds(1));
        await marketplace.BecomesState(buyer, forgotten, "refundDue");
        (await MarketplaceFixture.PartOf(buyer, forgotten)).GetProperty("cause").GetString().ShouldBe("acceptanceLapsed");
        await marketplace.Take(new SellerOrderDue((await MarketplaceFixture.PartOf(other, accepted)).Id(), accepted));
        (await MarketplaceFixture.State(other, accepted)).ShouldBe("accepted");
        await marketplace.ShouldHave(listing, 4, 0);
    }

    [Fact]
    public async Task A_buyer_calls_off_what_she_paid_until_it_is_accepted_and_again_when_it_is_not_ready_in_time()
    {
        var listing = await marketplace.Listed(5);
        var buyer = marketplace.Buyer();
        var early = await marketplace.Bought(buyer, (listing, 1));
        (await (await buyer.PostSeen($"/v1/orders/{early}/cancellation")).Json()).GetProperty("state").GetString().ShouldBe("refundDue");
        (await buyer.PostSeen($"/v1/orders/{early}/cancellation")).StatusCode.ShouldBe(HttpStatusCode.OK);

        var late = await marketplace.Bought(buyer, (listing, 1));
        await (await marketplace.Seller.PostSeen($"/v1/orders/{late}/acceptance")).Json();
        await (await buyer.PostSeen($"/v1/orders/{late}/cancellation")).ShouldBeProblem(409, "order_not_cancellable");
        marketplace.Clock.Advance(SellerOrder.TimeToMake + TimeSpan.FromSeconds(1));
        (await (await buyer.PostSeen($"/v1/orders/{late}/cancellation")).Json()).GetProperty("state").GetString().ShouldBe("refundDue");
        await marketplace.ShouldHave(listing, 5, 0);
        await marketplace.BooksBalance();
    }

    [Fact]
    public async Task A_cash_order_whose_buyer_never_comes_ends_as_a_no_show_and_gives_its_pieces_back()
    {
        var listing = await marketplace.Listed(5);
        var (buyer, other) = (marketplace.Buyer(), marketplace.Buyer());
        var said = await MarketplaceFixture.Placed(buyer, "cash", (listing, 1));
        var left = await MarketplaceFixture.Placed(other, "cash", (listing, 1));
        foreach (var order in new[] { said, left })
        {
            await (await marketplace.Seller.PostSeen($"/v1/orders/{order}/acceptance")).Json();
            await (await marketplace.Seller.PostSeen($"/v1/orders/{order}/readiness")).Json();
            await marketplace.Broker.Hear<OrderReady>(f => f.OrderId == order);
        }

        await (await marketplace.Seller.PostSeen($"/v1/orders/{said}/no-show")).ShouldBeProblem(409, "too_early_for_no_show");
        marketplace.Clock.Advance(SellerOrder.TimeToFetch);
        (await (await marketplace.Seller.PostSeen($"/v1/orders/{said}/no-show")).Json()).GetProperty("state").GetString()
            .ShouldBe("noShow");
        (await MarketplaceFixture.State(other, left)).ShouldBe("ready");
        marketplace.Clock.Advance(SellerOrder.Kept);
        await marketplace.BecomesState(other, left, "noShow");
        await marketplace.ShouldHave(listing, 5, 0);
        (await marketplace.Broker.Hear<OrderPartEnded>(f => f.OrderId == left)).Cause.ShouldBe("noShow");
    }

    [Fact]
    public async Task Of_two_sellers_one_hands_over_and_the_other_part_is_called_off_alone()
    {
        var (_, other) = await marketplace.NewSeller();
        var (mine, hers) = (await marketplace.Listed(5), await marketplace.Listed(5, 40_000, other));
        var buyer = marketplace.Buyer();
        var order = await marketplace.Bought(buyer, (mine, 1), (hers, 1));
        await MarketplaceFixture.HandedOver(other, buyer, order);
        var parts = (await buyer.GetJson($"/v1/orders/{order}")).GetProperty("parts").EnumerateArray().ToList();
        var open = parts.Single(p => p.GetProperty("state").GetString() == "paid").Id();
        var got = parts.Single(p => p.GetProperty("state").GetString() == "handedOver").Id();
        await (await buyer.PostSeen($"/v1/orders/{order}/parts/{got}/cancellation")).ShouldBeProblem(409, "order_not_cancellable");
        await (await buyer.PostSeen($"/v1/orders/{order}/parts/{Guid.CreateVersion7()}/cancellation")).ShouldBeProblem(404);
        await (await marketplace.Buyer().PostSeen($"/v1/orders/{order}/parts/{open}/cancellation")).ShouldBeProblem(404);

        var left = await (await buyer.PostSeen($"/v1/orders/{order}/parts/{open}/cancellation")).Json();
        left.GetProperty("state").GetString().ShouldBe("handedOver");
        left.GetProperty("total").GetProperty("amount").GetInt64().ShouldBe(40_000);
        (await (await buyer.PostSeen($"/v1/orders/{order}/parts/{got}/completion")).Json()).GetProperty("state").GetString()
            .ShouldBe("completed");
        (await marketplace.Broker.Hear<OrderCompleted>(f => f.OrderId == order)).SellerOrderId.ShouldBe(got);
        (await marketplace.Accounts(order))["buyer:refund-due"].ShouldBe(-100_000);
        await marketplace.BooksBalance();
    }

    [Fact]
    public async Task When_one_sellers_cash_part_lapses_the_total_follows_and_both_are_told()
    {
        var (person, other) = await marketplace.NewSeller();
        var (mine, hers) = (await marketplace.Listed(5), await marketplace.Listed(5, 40_000, other));
        var buyer = marketplace.Buyer();
        var order = await MarketplaceFixture.Placed(buyer, "cash", (mine, 1), (hers, 1));
        await marketplace.Broker.Hear<OrderRequested>(f => f.OrderId == order && f.SellerId == person);
        await (await marketplace.Seller.PostSeen($"/v1/orders/{order}/acceptance")).Json();
        marketplace.Clock.Advance(Order.HoldForAcceptance + TimeSpan.FromSeconds(1));
        await marketplace.BecomesState(buyer, order, "accepted");
        await marketplace.Eventually(async () =>
            (await buyer.GetJson($"/v1/orders/{order}")).GetProperty("total").GetProperty("amount").GetInt64() == 100_000);
        (await marketplace.Broker.Hear<OrderPartEnded>(f => f.OrderId == order)).SellerId.ShouldBe(person);
        await marketplace.ShouldHave(hers, 5, 0);
    }

    [Fact]
    public async Task What_was_handed_over_completes_by_itself_and_its_buyer_is_asked_before()
    {
        var listing = await marketplace.Listed(5);
        var buyer = marketplace.Buyer();
        var order = await marketplace.Bought(buyer, (listing, 1));
        await MarketplaceFixture.HandedOver(marketplace.Seller, buyer, order);
        await marketplace.Broker.Hear<OrderHandedOver>(f => f.OrderId == order);
        marketplace.Clock.Advance(SellerOrder.TimeToComplain + TimeSpan.FromSeconds(1));
        await marketplace.BecomesState(buyer, order, "completed");
        await marketplace.Take(new SellerOrderDue((await MarketplaceFixture.PartOf(buyer, order)).Id(), order));
        marketplace.Broker.Heard<OrderCompleted>(f => f.OrderId == order).Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_seller_accepts_the_buyer_calls_off_and_the_time_is_over_at_once_and_one_of_them_happened()
    {
        var listing = await marketplace.Listed(20);
        var orders = await Task.WhenAll(Enumerable.Range(0, 10).Select(async _ =>
        {
            var buyer = marketplace.Buyer();
            var order = await marketplace.Bought(buyer, (listing, 1));
            return (Buyer: buyer, Order: order, Part: (await MarketplaceFixture.PartOf(buyer, order)).Id());
        }));
        marketplace.Clock.Advance(Order.HoldForAcceptance + TimeSpan.FromSeconds(1));
        await Task.WhenAll(orders.SelectMany(o => new Task[]
        {
            marketplace.Seller.SendWith(HttpMethod.Post, $"/v1/orders/{o.Order}/acceptance", ifMatch: "*"),
            o.Buyer.SendWith(HttpMethod.Post, $"/v1/orders/{o.Order}/cancellation", ifMatch: "*"),
            marketplace.Take(new SellerOrderDue(o.Part, o.Order)),
        }));
        var back = 0;
        foreach (var (buyer, order, _) in orders)
        {
            var part = await MarketplaceFixture.PartOf(buyer, order);
            var (state, cause) = (part.GetProperty("state").GetString(), part.GetProperty("cause").GetString());
            (state is "accepted" ? cause is null : state is "refundDue" && cause is "cancelled" or "acceptanceLapsed").ShouldBeTrue(state);
            back += state is "accepted" ? 0 : 1;
            (await marketplace.Accounts(order)).GetValueOrDefault("buyer:refund-due").ShouldBe(state is "accepted" ? 0 : -100_000);
        }

        await marketplace.ShouldHave(listing, 10 + back, 0);
        await marketplace.BooksBalance();
    }

    [Fact]
    public async Task A_seller_sees_what_is_hers_and_the_handover_code_is_shown_to_its_buyer_alone()
    {
        var (_, other) = await marketplace.NewSeller();
        var (mine, hers) = (await marketplace.Listed(5), await marketplace.Listed(5, 40_000, other));
        var buyer = marketplace.Buyer();
        var order = await marketplace.Bought(buyer, (mine, 1), (hers, 1));
        var seen = await other.GetJson($"/v1/orders/{order}");
        seen.GetProperty("total").GetProperty("amount").GetInt64().ShouldBe(40_000);
        await (await other.PostSeen($"/v1/orders/{order}/acceptance")).Json();
        (await other.GetJson($"/v1/orders/{order}")).GetProperty("state").GetString().ShouldBe("accepted");
        (await marketplace.Seller.GetJson($"/v1/orders/{order}")).GetProperty("state").GetString().ShouldBe("paid");
        foreach (var client in new[] { other, marketplace.Seller, marketplace.Operator })
        {
            (await MarketplaceFixture.PartOf(client, order)).GetProperty("handoverCode").GetString().ShouldBeNull();
        }

        (await MarketplaceFixture.PartOf(buyer, order)).GetProperty("handoverCode").GetString()!.Length.ShouldBe(6);
        (await other.GetJson("/v1/me/sales")).GetProperty("items")[0].GetProperty("part").GetProperty("handoverCode").GetString()
            .ShouldBeNull();
    }
}
