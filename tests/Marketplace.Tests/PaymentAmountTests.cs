using CreativeLabs.Contracts;
using CreativeLabs.Marketplace.Data;
using CreativeLabs.Support;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Marketplace.Tests;

/// <summary>Money that is not what was asked for, or comes where no money is wanted any more.</summary>
[Collection("marketplace")]
public sealed class PaymentAmountTests(MarketplaceFixture marketplace)
{
    [Fact]
    public async Task A_payment_of_another_amount_does_not_pay_the_order()
    {
        var (buyer, order, payment) = await Presented();
        marketplace.Rail.Pay(payment.Id);
        await marketplace.CallBack(RailStandIn.Event(payment, amount: 1));
        await marketplace.Eventually(async () => (await marketplace.Accounts(order)).GetValueOrDefault("buyer:refund-due") == -1);
        (await MarketplaceFixture.State(buyer, order)).ShouldBe("awaitingPayment");
        (await State(buyer, order, payment)).ShouldBe("mismatched");
        await marketplace.Broker.Hear<PaymentNotMatched>(f => f.OrderId == order);
        await marketplace.CallBack(RailStandIn.Event(payment, transaction: $"ELQR-{Guid.CreateVersion7():N}"));
        await marketplace.BecomesState(buyer, order, "paid");
        await marketplace.BooksBalance();
    }

    [Fact]
    public async Task Money_of_another_currency_is_never_booked_as_som()
    {
        var (buyer, order, payment) = await Presented();
        marketplace.Rail.Pay(payment.Id);
        await marketplace.CallBack(RailStandIn.Event(payment, currency: "USD"));
        await Attempt(buyer, order, payment, "mismatched");
        (await marketplace.Accounts(order)).ShouldBeEmpty();
        (await MarketplaceFixture.State(buyer, order)).ShouldBe("awaitingPayment");
        (await marketplace.WithDb<MarketplaceDb, string>(async db => $"{(await db.Receipts.SingleAsync(
            r => r.RailTransaction == payment.Transaction)).Use}")).ShouldBe("OtherCurrency");
    }

    [Fact]
    public async Task When_an_order_is_paid_its_other_codes_are_void_here_and_at_the_rail()
    {
        var listing = await marketplace.Listed(3);
        var buyer = marketplace.Buyer();
        var order = await MarketplaceFixture.Placed(buyer, "qr", (listing, 1));
        var (first, second) = (await MarketplaceFixture.Scan(buyer, order), await MarketplaceFixture.Scan(buyer, order));
        await marketplace.CallBack(RailStandIn.Event(marketplace.Rail.Pay(first.RailId)));
        await marketplace.BecomesState(buyer, order, "paid");
        var other = marketplace.Rail.Of(second.Attempt).Single();
        (await State(buyer, order, other)).ShouldBe("voided");
        await marketplace.Eventually(() => Task.FromResult(other.Status == "expired"));

        // It was paid all the same, before the rail heard of it, and the callback got lost.
        marketplace.Rail.Pay(second.RailId);
        marketplace.Clock.Advance(TimeSpan.FromMinutes(20));
        await marketplace.Eventually(async () => (await marketplace.Accounts(order)).GetValueOrDefault("buyer:refund-due") == -100_000);
        (await marketplace.Operator.GetJson($"/v1/refunds/{await marketplace.RefundOf(order)}")).GetProperty("cause").GetString()
            .ShouldBe("paidTwice");
    }

    [Fact]
    public async Task A_code_of_an_order_of_which_a_part_was_called_off_pays_nothing_and_its_money_goes_back()
    {
        var (_, other) = await marketplace.NewSeller();
        var (mine, hers) = (await marketplace.Listed(5), await marketplace.Listed(5, 30_000, other));
        var buyer = marketplace.Buyer();
        var order = await MarketplaceFixture.Placed(buyer, "qr", (mine, 1), (hers, 1));
        var (_, railId) = await MarketplaceFixture.Scan(buyer, order);
        var parts = (await buyer.GetJson($"/v1/orders/{order}")).GetProperty("parts").EnumerateArray();
        var part = parts.Single(p => p.GetProperty("amount").GetProperty("amount").GetInt64() == 30_000).Id();
        var left = await (await buyer.PostSeen($"/v1/orders/{order}/parts/{part}/cancellation")).Json();
        left.GetProperty("total").GetProperty("amount").GetInt64().ShouldBe(100_000);
        await marketplace.ShouldHave(hers, 5, 0);
        await marketplace.CallBack(RailStandIn.Event(marketplace.Rail.Pay(railId)));
        await marketplace.Eventually(async () => (await marketplace.Accounts(order)).GetValueOrDefault("buyer:refund-due") == -130_000);
        (await MarketplaceFixture.State(buyer, order)).ShouldBe("awaitingPayment");

        var (_, again) = await MarketplaceFixture.Scan(buyer, order);
        await marketplace.CallBack(RailStandIn.Event(marketplace.Rail.Pay(again)));
        await marketplace.BecomesState(buyer, order, "paid");
        (await marketplace.Accounts(order))["seller:payable"].ShouldBe(-95_000);
        await marketplace.ShouldHave(mine, 4, 0);
        await marketplace.BooksBalance();
    }

    [Fact]
    public async Task The_code_shown_is_one_that_an_independent_reader_takes_with_the_amount_fixed()
    {
        var buyer = marketplace.Buyer();
        var order = await MarketplaceFixture.Placed(buyer, "qr", (await marketplace.Listed(3, 123_450), 1));
        var started = await (await buyer.PostCreating($"/v1/orders/{order}/payment-attempts")).Json();
        var code = ElqrReader.Read(started.GetProperty("qr").GetString()!);
        (code["54"], code["53"], code["01"], code["32.12"]).ShouldBe(("123450", "417", "12", "12"));
        code["32.11"].ShouldBe(started.Id("attemptId").ToString("N"));
        code["32.10"].ShouldBe((await buyer.GetJson($"/v1/orders/{order}")).GetProperty("number").GetString());
    }

    [Fact]
    public async Task Of_two_payments_for_one_order_the_second_is_the_buyers()
    {
        var listing = await marketplace.Listed(3);
        var buyer = marketplace.Buyer();
        var order = await MarketplaceFixture.Placed(buyer, "qr", (listing, 1));
        var (first, second) = (await MarketplaceFixture.Scan(buyer, order), await MarketplaceFixture.Scan(buyer, order));
        await Task.WhenAll(
            marketplace.CallBack(RailStandIn.Event(marketplace.Rail.Pay(first.RailId))),
            marketplace.CallBack(RailStandIn.Event(marketplace.Rail.Pay(second.RailId))));
        await marketplace.Eventually(async () => (await marketplace.Accounts(order)).GetValueOrDefault("rail:clearing") == 200_000);
        var accounts = await marketplace.Accounts(order);
        (accounts["buyer:refund-due"], accounts["seller:payable"], accounts["platform:fee"]).ShouldBe((-100_000, -95_000, -5_000));
        await marketplace.ShouldHave(listing, 2, 0);
        await marketplace.BooksBalance();
    }

    [Fact]
    public async Task One_code_paid_twice_is_paid_once_and_once_the_buyers()
    {
        var (buyer, order, payment) = await Presented();
        marketplace.Rail.Pay(payment.Id);
        await marketplace.CallBack(RailStandIn.Event(payment));
        await marketplace.BecomesState(buyer, order, "paid");
        await marketplace.CallBack(RailStandIn.Event(payment, transaction: $"ELQR-{Guid.CreateVersion7():N}"));
        await marketplace.Eventually(async () => (await marketplace.Accounts(order)).GetValueOrDefault("buyer:refund-due") == -100_000);
        await marketplace.BooksBalance();
    }

    private async Task<(HttpClient Buyer, Guid Order, RailStandIn.Payment Payment)> Presented()
    {
        var buyer = marketplace.Buyer();
        var order = await MarketplaceFixture.Placed(buyer, "qr", (await marketplace.Listed(3), 1));
        var (attempt, _) = await MarketplaceFixture.Scan(buyer, order);
        return (buyer, order, marketplace.Rail.Of(attempt).Single());
    }

    private Task Attempt(HttpClient buyer, Guid order, RailStandIn.Payment payment, string state) =>
        marketplace.Eventually(async () => await State(buyer, order, payment) == state);

    private static async Task<string?> State(HttpClient buyer, Guid order, RailStandIn.Payment payment) =>
        (await buyer.GetJson($"/v1/orders/{order}/payment-attempts/{payment.Reference}")).GetProperty("state").GetString();
}
