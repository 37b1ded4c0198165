using System.Net;
using CreativeLabs.Marketplace.Data;
using CreativeLabs.Marketplace.Orders;
using CreativeLabs.Support;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace CreativeLabs.Marketplace.Tests;

/// <summary>What one buyer may hold without paying, and at what price she orders.</summary>
[Collection("marketplace")]
public sealed class OpenOrderTests(MarketplaceFixture marketplace)
{
    [Fact]
    public async Task A_fresh_phone_holds_few_pieces_in_few_orders_even_when_it_asks_at_once()
    {
        var listing = await marketplace.Listed(10_000, 100);
        var buyer = marketplace.Buyer();
        await (await MarketplaceFixture.Place(buyer, "cash", (listing, Order.MostPiecesOfNewcomer + 1)))
            .ShouldBeProblem(409, "too_many_pieces_held");
        var answers = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => MarketplaceFixture.Place(buyer, "cash", (listing, 100))));
        answers.ShouldAllBe(a => a.StatusCode == HttpStatusCode.Created || a.StatusCode == HttpStatusCode.Conflict);
        for (var i = 0; i < Order.MostOpen; i++)
        {
            await MarketplaceFixture.Place(buyer, "cash", (listing, 100));
        }

        var problem = await (await MarketplaceFixture.Place(buyer, "qr", (listing, 1))).ShouldBeProblem(409, "too_many_open_orders");
        problem.GetProperty("most").GetInt32().ShouldBe(Order.MostOpen);
        await marketplace.ShouldHave(listing, 10_000, Order.MostOpen * 100);
    }

    [Fact]
    public async Task The_database_gives_one_place_to_one_order()
    {
        var listing = await marketplace.Listed(10);
        var buyer = marketplace.Buyer();
        var (one, other) = (await MarketplaceFixture.Placed(buyer, "cash", (listing, 1)),
            await MarketplaceFixture.Placed(buyer, "cash", (listing, 1)));
        var refused = await Should.ThrowAsync<PostgresException>(() => marketplace.WithDb<MarketplaceDb>(db =>
            db.Database.ExecuteSqlAsync($"UPDATE orders SET open_slot = 1 WHERE id IN ({one}, {other})")));
        refused.ConstraintName.ShouldBe("ix_orders_buyer_id_open_slot");
    }

    [Fact]
    public async Task A_place_is_free_again_when_an_order_is_paid_accepted_called_off_or_expired()
    {
        var listing = await marketplace.Listed(50);
        var buyer = marketplace.Buyer();
        await marketplace.Bought(buyer, (listing, 1));
        var orders = new List<Guid>();
        for (var i = 0; i < Order.MostOpen; i++)
        {
            orders.Add(await MarketplaceFixture.Placed(buyer, i == 0 ? "qr" : "cash", (listing, 1)));
        }

        await (await MarketplaceFixture.Place(buyer, "cash", (listing, 1))).ShouldBeProblem(409, "too_many_open_orders");
        await (await marketplace.Seller.PostSeen($"/v1/orders/{orders[1]}/acceptance")).Json();
        await (await buyer.PostSeen($"/v1/orders/{orders[2]}/cancellation")).Json();
        marketplace.Clock.Advance(Order.HoldForPayment + TimeSpan.FromSeconds(1));
        await marketplace.BecomesState(buyer, orders[0], "expired");
        for (var i = 0; i < 3; i++)
        {
            await MarketplaceFixture.Placed(buyer, "cash", (listing, 1));
        }
    }

    [Fact]
    public async Task Her_own_hold_never_blocks_her()
    {
        var listing = await marketplace.Listed(2);
        var buyer = marketplace.Buyer();
        var before = await MarketplaceFixture.Placed(buyer, "qr", (listing, 2));
        var (attempt, railId) = await MarketplaceFixture.Scan(buyer, before);
        var problem = await (await MarketplaceFixture.Place(buyer, "qr", (listing, 1))).ShouldBeProblem(409, "not_enough_stock");
        problem.GetProperty("heldByOrderId").GetGuid().ShouldBe(before);
        (await (await MarketplaceFixture.Place(marketplace.Buyer(), "qr", (listing, 1))).ShouldBeProblem(409, "not_enough_stock"))
            .TryGetProperty("heldByOrderId", out _).ShouldBeFalse();

        object lines = new { lines = new[] { new { listingId = listing, quantity = 1 } }, payment = "qr", replaces = before };
        await (await marketplace.Buyer().PostCreating("/v1/orders", lines)).ShouldBeProblem(409, "order_not_replaceable");
        await (await buyer.PostCreating("/v1/orders", lines)).Json();
        (await MarketplaceFixture.State(buyer, before)).ShouldBe("cancelled");
        await marketplace.ShouldHave(listing, 2, 1);
        (await buyer.GetJson($"/v1/orders/{before}/payment-attempts/{attempt}")).GetProperty("state").GetString().ShouldBe("voided");
        await marketplace.CallBack(RailStandIn.Event(marketplace.Rail.Pay(railId)));
        await marketplace.Eventually(async () => (await marketplace.Accounts(before)).GetValueOrDefault("buyer:refund-due") == -200_000);
        await (await buyer.PostCreating("/v1/orders", lines)).ShouldBeProblem(409, "order_not_replaceable");
    }

    [Fact]
    public async Task A_price_that_was_raised_since_she_looked_is_told_and_nothing_is_ordered()
    {
        var (_, seller) = await marketplace.NewSeller();
        var listing = await marketplace.Listed(3, 50_000, seller);
        await (await seller.SendWith(HttpMethod.Put, $"/v1/listings/{listing}", MarketplaceFixture.Draft(500_000), ifMatch: "*")).Json();
        var problem = await (await marketplace.Buyer().PostCreating("/v1/orders", Seen(50_000))).ShouldBeProblem(409, "price_changed");
        problem.GetProperty("price").GetProperty("amount").GetInt64().ShouldBe(500_000);
        problem.GetProperty("listingId").GetGuid().ShouldBe(listing);
        await (await marketplace.Buyer().PostCreating("/v1/orders", Seen(0))).ShouldBeProblem(400);
        await marketplace.ShouldHave(listing, 3, 0);
        await (await marketplace.Buyer().PostCreating("/v1/orders", Seen(500_000))).Json();

        object Seen(long amount) => new
        {
            lines = new[] { new { listingId = listing, quantity = 1, price = new { amount, currency = "KGS" } } },
            payment = "qr",
        };
    }

    [Fact]
    public async Task Money_that_comes_after_expiry_goes_back_when_the_listing_was_suspended_meanwhile()
    {
        var listing = await marketplace.Listed(2);
        var buyer = marketplace.Buyer();
        var order = await MarketplaceFixture.Placed(buyer, "qr", (listing, 1));
        var (_, railId) = await MarketplaceFixture.Scan(buyer, order);
        marketplace.Clock.Advance(Order.HoldForPayment + TimeSpan.FromSeconds(1));
        await marketplace.BecomesState(buyer, order, "expired");
        await (await marketplace.Coordinator.PostSeen($"/v1/listings/{listing}/suspension", new { reason = new { en = "A copy" } })).Json();
        await marketplace.CallBack(RailStandIn.Event(marketplace.Rail.Pay(railId)));
        await marketplace.Eventually(async () => (await marketplace.Accounts(order)).GetValueOrDefault("buyer:refund-due") == -100_000);
        (await MarketplaceFixture.State(buyer, order)).ShouldBe("expired");
        await marketplace.ShouldHave(listing, 2, 0);
        (await marketplace.Operator.GetJson($"/v1/refunds/{await marketplace.RefundOf(order)}")).GetProperty("cause").GetString()
            .ShouldBe("notForSale");
    }
}
