using System.Net;
using System.Text;
using System.Xml.Linq;
using CreativeLabs.Contracts;
using CreativeLabs.Marketplace.Data;
using CreativeLabs.Marketplace.Payments;
using CreativeLabs.Support;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Marketplace.Tests;

/// <summary>The second rail: form fields, som, MD5, and refunds without a key of ours. A service and a rail for all of them,
/// because they tell the rail how to behave.</summary>
public sealed class FreedomPayTests(MarketplaceFixture marketplace)
    : IClassFixture<MarketplaceFixture>, IAsyncLifetime
{
    private const string Path = "/v1/payment-callbacks/freedompay";

    private FreedomPayStandIn Rail => marketplace.Rail.FreedomPay;

    public ValueTask InitializeAsync()
    {
        marketplace.Rail.Reset();
        return ValueTask.CompletedTask;
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task An_order_is_paid_by_its_callback_over_the_raw_bytes_and_what_is_told_again_changes_nothing()
    {
        var (buyer, order, payment) = await Presented(123_450);
        (payment.Amount, payment.ResultUrl).ShouldBe(("1234.50", $"http://marketplace.test{Path}"));
        payment.Status = "success";
        await (await CallBack(FreedomPayStandIn.Callback(payment, secret: "another"))).ShouldBeProblem(401, "invalid_signature");
        await (await CallBack(FreedomPayStandIn.Callback(payment).Replace("1234.50", "1.00", StringComparison.Ordinal)))
            .ShouldBeProblem(401, "invalid_signature");
        await (await CallBack("")).ShouldBeProblem(401, "invalid_signature");

        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => CallBack(FreedomPayStandIn.Callback(payment))));
        foreach (var answer in answers)
        {
            answer.StatusCode.ShouldBe(HttpStatusCode.OK);
            answer.Content.Headers.ContentType?.MediaType.ShouldBe("application/xml");
            var fields = XDocument.Parse(await answer.Content.ReadAsStringAsync()).Root!.Elements()
                .ToDictionary(e => e.Name.LocalName, e => e.Value, StringComparer.Ordinal);
            fields["pg_status"].ShouldBe("ok");
            fields["pg_sig"].ShouldBe(FreedomPayStandIn.Sign("freedompay", fields, RailStandIn.Key));
        }

        await marketplace.BecomesState(buyer, order, "paid");
        (await marketplace.Accounts(order))["rail:clearing"].ShouldBe(123_450);
        await marketplace.BooksBalance();
    }

    [Fact]
    public async Task When_the_callback_stays_away_it_is_asked_and_an_answer_that_is_not_its_own_is_none()
    {
        var (buyer, order, payment) = await Presented(100_000);
        payment.Status = "success";
        Rail.Forges = true;
        marketplace.Clock.Advance(TimeSpan.FromSeconds(31));
        await marketplace.Take(new PaymentPollDue(Guid.Parse(payment.OrderId), 0));
        (await MarketplaceFixture.State(buyer, order)).ShouldBe("awaitingPayment");
        Rail.Forges = false;
        await marketplace.Take(new PaymentPollDue(Guid.Parse(payment.OrderId), 0));
        await marketplace.BecomesState(buyer, order, "paid");
    }

    [Fact]
    public async Task Som_that_are_not_what_was_asked_for_pay_nothing_and_go_back()
    {
        var (buyer, order, payment) = await Presented(100_000);
        payment.Status = "success";
        await CallBack(FreedomPayStandIn.Callback(payment, amount: "10.00"));
        await marketplace.Eventually(async () => (await marketplace.Accounts(order)).GetValueOrDefault("buyer:refund-due") == -1000);
        (await MarketplaceFixture.State(buyer, order)).ShouldBe("awaitingPayment");
    }

    [Fact]
    public async Task Before_it_takes_money_it_asks_and_is_refused_what_is_void_or_another_amount()
    {
        var (buyer, order, payment) = await Presented(100_000);
        (await Checked(payment)).ShouldBe("ok");
        (await Checked(payment, "999.00")).ShouldBe("rejected");
        await (await buyer.PostSeen($"/v1/orders/{order}/cancellation")).Json();
        (await Checked(payment)).ShouldBe("rejected");
        await (await CallBack(FreedomPayStandIn.Callback(payment), "-check")).ShouldBeProblem(401, "invalid_signature");
    }

    [Fact]
    public async Task A_refund_whose_answer_was_lost_is_not_made_twice_although_the_rail_knows_no_key_of_ours()
    {
        var (buyer, order, payment) = await Presented(100_000);
        payment.Status = "success";
        await CallBack(FreedomPayStandIn.Callback(payment));
        await marketplace.BecomesState(buyer, order, "paid");
        await (await marketplace.Seller.PostSeen($"/v1/orders/{order}/decline", new { reason = "other" })).Json();
        var refund = await marketplace.RefundOf(order);
        Rail.LosesRefundAnswers = true;
        await (await marketplace.Operator.PostSeen($"/v1/refunds/{refund}/approval")).Json();
        await marketplace.RefundBecomes(refund, "unknown");
        await marketplace.Eventually(async () =>
        {
            await marketplace.Take(new RefundSendDue(refund, 1));
            return (await marketplace.Operator.GetJson($"/v1/refunds/{refund}")).GetProperty("state").GetString() == "settled";
        });
        (Rail.Refunds, payment.Returned).ShouldBe((1, 1000m));
        (await MarketplaceFixture.State(buyer, order)).ShouldBe("refunded");
        await marketplace.BooksBalance();
    }

    [Fact]
    public async Task Nothing_that_tells_who_paid_is_left_when_the_buyer_is_erased()
    {
        var person = Guid.CreateVersion7();
        var (buyer, order, payment) = await Presented(100_000, marketplace.Client(person));
        (payment.Status, payment.Phone, payment.CardOwner) = ("success", "996555000111", "ÜMÜT KANAREIKA");
        await CallBack(FreedomPayStandIn.Callback(payment));
        await marketplace.BecomesState(buyer, order, "paid");
        var canary = Convert.ToHexStringLower(Encoding.ASCII.GetBytes("KANAREIKA"));
        (await Canaries.Dump(marketplace.Database)).ShouldContain(canary);
        var erasure = Guid.CreateVersion7();
        await marketplace.Broker.Tell(new PersonErasureRequested(erasure, person));
        await marketplace.Broker.Hear<PersonErased>(f => f.ErasureId == erasure);
        (await Canaries.Dump(marketplace.Database)).ShouldHoldNone(canary, Convert.ToHexStringLower("996555000111"u8));
        var stored = await marketplace.WithDb<MarketplaceDb, Guid>(db => db.Callbacks.OrderByDescending(c => c.Id).Select(c => c.Id)
            .FirstAsync());
        await marketplace.Take(new PaymentCallbackReceived(stored, Guid.Parse(payment.OrderId)));
        await marketplace.BooksBalance();
    }

    private async Task<string> Checked(FreedomPayStandIn.Payment payment, string? amount = null)
    {
        var answer = await CallBack(FreedomPayStandIn.Callback(payment, amount, script: "freedompay-check"), "-check");
        return XDocument.Parse(await answer.Content.ReadAsStringAsync()).Root!.Element("pg_status")!.Value;
    }

    private async Task<HttpResponseMessage> CallBack(string body, string which = "")
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/x-www-form-urlencoded");
        return await marketplace.Anonymous().PostAsync(Path + which, content);
    }

    private async Task<(HttpClient Buyer, Guid Order, FreedomPayStandIn.Payment Payment)> Presented(long price, HttpClient? client = null)
    {
        var buyer = client ?? marketplace.Buyer();
        var order = await MarketplaceFixture.Placed(buyer, "qr", (await marketplace.Listed(3, price), 1));
        await (await buyer.PostCreating($"/v1/orders/{order}/payment-attempts?rail=gold")).ShouldBeProblem(400);
        var started = await (await buyer.PostCreating($"/v1/orders/{order}/payment-attempts?rail=freedompay")).Json();
        var payment = Rail.Of(started.Id("attemptId"));
        (started.GetProperty("qr").GetString(), started.GetProperty("railReference").GetString())
            .ShouldBe(($"https://pay.test/{payment.Id}", payment.Id));
        return (buyer, order, payment);
    }
}
