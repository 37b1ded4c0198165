using System.Net;
using CreativeLabs.Contracts;
using CreativeLabs.Marketplace.Data;
using CreativeLabs.Support;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Marketplace.Tests;

[Collection("marketplace")]
public sealed class PaymentTests(MarketplaceFixture marketplace)
{
    [Fact]
    public async Task A_payment_by_callback_pays_the_order_commits_its_stock_and_tells_its_sellers()
    {
        var (person, seller) = await marketplace.NewSeller();
        var (hers, other) = (await marketplace.Listed(5, 200_000, seller), await marketplace.Listed(5, 50_000));
        var order = await marketplace.Bought(marketplace.Buyer(), (hers, 2), (other, 1));
        await marketplace.ShouldHave(hers, 3, 0);
        await marketplace.ShouldHave(other, 4, 0);
        var paid = await marketplace.Broker.Hear<OrderPaid>(f => f.OrderId == order && f.SellerId == person);
        (paid.Amount, paid.Quantity).ShouldBe((400_000, 2));
        await marketplace.Broker.Hear<OrderPaid>(f => f.OrderId == order && f.SellerId == MarketplaceFixture.SeededSeller);
        (await marketplace.Broker.Hear<FirstSaleRecorded>(f => f.SellerId == person)).SellerOrderId.ShouldBe(paid.SellerOrderId);
        // Five per cent to the platform in this run.
        var accounts = await marketplace.Accounts(order);
        (accounts["rail:clearing"], accounts["platform:fee"], accounts["seller:payable"]).ShouldBe((450_000, -22_500, -427_500));
        (await seller.GetJson("/v1/me/seller/balance")).GetProperty("balance").GetProperty("amount").GetInt64().ShouldBe(380_000);
        await marketplace.BooksBalance();
    }

    [Fact]
    public async Task Only_the_first_sale_is_the_first()
    {
        var (person, seller) = await marketplace.NewSeller();
        var listing = await marketplace.Listed(9, seller: seller);
        var orders = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => marketplace.Bought(marketplace.Buyer(), (listing, 1))));
        foreach (var order in orders)
        {
            await marketplace.Broker.Hear<OrderPaid>(f => f.OrderId == order);
        }

        (await marketplace.Broker.Hear<FirstSaleRecorded>(f => f.SellerId == person)).Amount.ShouldBe(100_000);
        marketplace.Broker.Heard<FirstSaleRecorded>(f => f.SellerId == person).Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_callback_that_is_forged_or_stale_or_changed_on_the_way_is_refused()
    {
        var (buyer, order, payment) = await Presented();
        marketplace.Rail.Pay(payment.Id);
        var body = RailStandIn.Event(payment);
        var now = marketplace.Clock.GetUtcNow();
        string?[] signatures =
        [
            RailStandIn.Sign(body, now, "another-key-another-key-another-key"), RailStandIn.Sign(body, now.AddMinutes(-6)),
            RailStandIn.Sign(body, now.AddMinutes(6)),
            RailStandIn.Sign(body + " ", now), "t=1,v1=", "nonsense", "t=99999999999999999999,v1=00", "",
        ];
        foreach (var signature in signatures)
        {
            await (await marketplace.CallBack(body, signature)).ShouldBeProblem(401, "invalid_signature");
        }

        (await MarketplaceFixture.State(buyer, order)).ShouldBe("awaitingPayment");
    }

    [Theory]
    [InlineData("")]
    [InlineData("not json")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{\"eventId\":\"e\"}")]
    [InlineData("{\"eventId\":\"a\\u0000b\",\"reference\":\"0197a0c0-0000-7000-8000-000000000000\",\"status\":\"expired\","
        + "\"amount\":1,\"currency\":\"KGS\"}")]
    [InlineData("{\"eventId\":\"e\",\"reference\":\"0197a0c0-0000-7000-8000-000000000000\",\"status\":\"succeeded\","
        + "\"amount\":1,\"currency\":\"KGS\"}")]
    public async Task A_signed_callback_that_makes_no_sense_is_refused(string body) =>
        await (await marketplace.CallBack(body)).ShouldBeProblem(400, "malformed_request");

    [Fact]
    public async Task A_callback_about_something_unknown_is_kept_and_harms_nothing()
    {
        var stranger = new RailStandIn.Payment(Guid.CreateVersion7(), Guid.CreateVersion7().ToString(), 100, "")
        {
            Status = "succeeded",
            Transaction = $"T-{Guid.CreateVersion7()}"
        };
        (await marketplace.CallBack(RailStandIn.Event(stranger))).StatusCode.ShouldBe(HttpStatusCode.Accepted);
        await marketplace.BooksBalance();
    }

    [Fact]
    public async Task Repeated_and_replayed_callbacks_and_polls_settle_once()
    {
        var (buyer, order, payment) = await Presented();
        marketplace.Rail.Pay(payment.Id);
        var body = RailStandIn.Event(payment, eventId: Guid.CreateVersion7());
        var attempt = Guid.Parse(payment.Reference);
        var told = Enumerable.Range(0, 5).Select(_ => (Task)marketplace.CallBack(body))
            .Concat(Enumerable.Range(0, 5).Select(_ => (Task)marketplace.CallBack(RailStandIn.Event(payment))))
            .Concat(Enumerable.Range(0, 5).Select(i => marketplace.Broker.Tell(new PaymentPollDue(attempt, i))));
        await Task.WhenAll(told);
        await marketplace.BecomesState(buyer, order, "paid");
        var stored = await marketplace.WithDb<MarketplaceDb, Guid>(async db =>
            (await db.Callbacks.OrderByDescending(c => c.Id).FirstAsync()).Id);
        await marketplace.Take(new PaymentCallbackReceived(stored, attempt));
        await marketplace.Take(new PaymentPollDue(attempt, 0));
        var accounts = await marketplace.Accounts(order);
        accounts["rail:clearing"].ShouldBe(100_000);
        accounts.ShouldNotContainKey("buyer:refund-due");
        await marketplace.BooksBalance();
        marketplace.Broker.Heard<OrderPaid>(f => f.OrderId == order).Count.ShouldBe(1);
    }

    [Fact]
    public async Task When_the_callback_stays_silent_the_rail_is_asked()
    {
        var (buyer, order, payment) = await Presented();
        marketplace.Clock.Advance(TimeSpan.FromSeconds(31));
        await marketplace.Take(new PaymentPollDue(Guid.Parse(payment.Reference), 0));
        (await MarketplaceFixture.State(buyer, order)).ShouldBe("awaitingPayment");
        marketplace.Rail.Pay(payment.Id);
        marketplace.Clock.Advance(TimeSpan.FromSeconds(61));
        await marketplace.BecomesState(buyer, order, "paid");
        await marketplace.BooksBalance();
    }

    [Theory]
    [InlineData("failed")]
    [InlineData("expired")]
    public async Task An_attempt_that_failed_leaves_the_order_open_for_another(string status)
    {
        var (buyer, order, payment) = await Presented();
        await marketplace.CallBack(RailStandIn.Event(marketplace.Rail.End(payment.Id, status)));
        await marketplace.Eventually(async () =>
            (await buyer.GetJson($"/v1/orders/{order}/payment-attempts/{payment.Reference}")).GetProperty("state").GetString() == status);
        var (_, railId) = await MarketplaceFixture.Scan(buyer, order);
        await marketplace.CallBack(RailStandIn.Event(marketplace.Rail.Pay(railId)));
        await marketplace.BecomesState(buyer, order, "paid");
    }

    [Fact]
    public async Task When_the_rail_is_away_after_the_code_expired_the_attempt_is_unknown_until_it_answers()
    {
        var (buyer, order, payment) = await Presented();
        marketplace.Rail.Down = true;
        try
        {
            marketplace.Clock.Advance(TimeSpan.FromMinutes(16));
            await Attempt(buyer, order, payment, "unknown");
        }
        finally
        {
            marketplace.Rail.Down = false;
        }

        marketplace.Rail.Pay(payment.Id);
        // The circuit to the rail opens for some seconds after failures; each poll comes sooner by the clock.
        await marketplace.Eventually(async () =>
        {
            marketplace.Clock.Advance(TimeSpan.FromMinutes(1));
            await marketplace.Take(new PaymentPollDue(Guid.Parse(payment.Reference), 3));
            return await State(buyer, order, payment) == "succeeded";
        });
    }

    [Fact]
    public async Task The_same_key_gives_the_same_code_and_the_rail_opens_one_payment()
    {
        var listing = await marketplace.Listed(3);
        var (buyer, key) = (marketplace.Buyer(), Guid.NewGuid());
        var order = await MarketplaceFixture.Placed(buyer, "qr", (listing, 1));
        var answers = await Task.WhenAll(Enumerable.Range(0, 8)
            .Select(_ => buyer.PostCreating($"/v1/orders/{order}/payment-attempts", key: key)));
        var bodies = await Task.WhenAll(answers.Select(a => a.Content.ReadAsStringAsync()));
        bodies.Distinct(StringComparer.Ordinal).Count().ShouldBe(1, string.Join('\n', bodies.Distinct()));
        marketplace.Rail.Of((await answers[0].Json()).Id("attemptId")).Count().ShouldBe(1);
    }

    [Fact]
    public async Task A_rail_whose_answer_was_lost_is_asked_again_under_the_same_key()
    {
        var listing = await marketplace.Listed(3);
        var (buyer, key) = (marketplace.Buyer(), Guid.NewGuid());
        var order = await MarketplaceFixture.Placed(buyer, "qr", (listing, 1));
        marketplace.Rail.LosesAnswers = true;
        await (await buyer.PostCreating($"/v1/orders/{order}/payment-attempts", key: key)).ShouldBeProblem(503, "rail_unavailable");
        marketplace.Rail.LosesAnswers = false;
        var started = await (await buyer.PostCreating($"/v1/orders/{order}/payment-attempts", key: key)).Json();
        marketplace.Rail.Of(started.Id("attemptId")).Count().ShouldBe(1);
        await marketplace.CallBack(RailStandIn.Event(marketplace.Rail.Pay(started.Id("railId"))));
        await marketplace.BecomesState(buyer, order, "paid");
    }

    [Fact]
    public async Task What_cannot_be_paid_by_code_is_refused()
    {
        var listing = await marketplace.Listed(9);
        var buyer = marketplace.Buyer();
        var cash = await MarketplaceFixture.Placed(buyer, "cash", (listing, 1));
        await (await buyer.PostCreating($"/v1/orders/{cash}/payment-attempts")).ShouldBeProblem(409, "order_not_payable");
        var paid = await marketplace.Bought(buyer, (listing, 1));
        await (await buyer.PostCreating($"/v1/orders/{paid}/payment-attempts")).ShouldBeProblem(409, "order_not_payable");
        var open = await MarketplaceFixture.Placed(buyer, "qr", (listing, 1));
        await (await buyer.SendWith(HttpMethod.Post, $"/v1/orders/{open}/payment-attempts"))
            .ShouldBeProblem(400, "idempotency_key_required");
        await (await marketplace.Buyer().PostCreating($"/v1/orders/{open}/payment-attempts")).ShouldBeProblem(404);
        await (await marketplace.Seller.PostCreating($"/v1/orders/{open}/payment-attempts")).ShouldBeProblem(404);
        await (await marketplace.Anonymous().PostCreating($"/v1/orders/{open}/payment-attempts")).ShouldBeProblem(401);
    }

    private async Task<(HttpClient Buyer, Guid Order, RailStandIn.Payment Payment)> Presented()
    {
        var buyer = marketplace.Buyer();
        var order = await MarketplaceFixture.Placed(buyer, "qr", (await marketplace.Listed(3), 1));
        var (attempt, _) = await MarketplaceFixture.Scan(buyer, order);
        var payment = marketplace.Rail.Of(attempt).Single();
        payment.CallbackUrl.ShouldBe("http://marketplace.test/v1/payment-callbacks/sandbox");
        return (buyer, order, payment);
    }

    private Task Attempt(HttpClient buyer, Guid order, RailStandIn.Payment payment, string state) =>
        marketplace.Eventually(async () => await State(buyer, order, payment) == state);

    private static async Task<string?> State(HttpClient buyer, Guid order, RailStandIn.Payment payment) =>
        (await buyer.GetJson($"/v1/orders/{order}/payment-attempts/{payment.Reference}")).GetProperty("state").GetString();
}
