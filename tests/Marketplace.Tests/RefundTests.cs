using System.Net;
using CreativeLabs.Contracts;
using CreativeLabs.Marketplace.Data;
using CreativeLabs.Support;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace CreativeLabs.Marketplace.Tests;

/// <summary>Money on its way back. A service and a rail for all of them, because they tell the rail how to behave.</summary>
public sealed class RefundTests(MarketplaceFixture marketplace)
    : IClassFixture<MarketplaceFixture>, IAsyncLifetime
{
    private HttpClient OtherOperator { get; } = marketplace.Client(Guid.CreateVersion7(), "operator");

    public ValueTask InitializeAsync()
    {
        marketplace.Rail.Reset();
        return ValueTask.CompletedTask;
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task A_refund_that_is_owed_is_approved_sent_and_settled_once_and_its_buyer_is_told()
    {
        var (buyer, order, refund) = await Owed();
        var seen = await buyer.GetJson($"/v1/refunds/{refund}");
        (seen.GetProperty("state").GetString(), seen.GetProperty("cause").GetString()).ShouldBe(("requested", "declined"));
        seen.GetProperty("handling").ValueKind.ShouldBe(System.Text.Json.JsonValueKind.Null);
        await (await buyer.PostSeen($"/v1/refunds/{refund}/approval")).ShouldBeProblem(403);
        await (await marketplace.Operator.PostSeen($"/v1/refunds/{refund}/refusal")).ShouldBeProblem(409, "refund_is_owed");

        var answers = await Task.WhenAll(marketplace.Operator.PostSeen($"/v1/refunds/{refund}/approval"),
            OtherOperator.PostSeen($"/v1/refunds/{refund}/approval"));
        answers.Count(a => a.StatusCode == HttpStatusCode.OK).ShouldBe(1);
        await marketplace.RefundBecomes(refund, "settled");
        await marketplace.Take(new RefundSendDue(refund, 0));
        marketplace.Rail.Transfers.Values.Sum(t => t.Amount).ShouldBe(100_000);
        (await MarketplaceFixture.State(buyer, order)).ShouldBe("refunded");
        (await marketplace.Accounts(order)).Values.ShouldAllBe(sum => sum == 0);
        (await marketplace.Broker.Hear<RefundSettled>(f => f.RefundId == refund)).Amount.ShouldBe(100_000);
        marketplace.Broker.Heard<RefundSettled>(f => f.RefundId == refund).Count.ShouldBe(1);
        (await buyer.GetJson("/v1/me/refunds")).GetProperty("items").EnumerateArray().Select(r => r.Id()).ShouldBe([refund]);
        await marketplace.BooksBalance();
    }

    [Fact]
    public async Task A_refund_whose_rail_does_not_answer_is_unknown_and_is_never_sent_under_another_key()
    {
        var (buyer, order, refund) = await Owed();
        marketplace.Rail.TransferStatus = null;
        await (await marketplace.Operator.PostSeen($"/v1/refunds/{refund}/approval")).Json();
        await marketplace.RefundBecomes(refund, "unknown");
        await (await marketplace.Operator.PostSeen($"/v1/refunds/{refund}/sending")).ShouldBeProblem(409, "refund_out_of_turn");
        marketplace.Rail.TransferStatus = "pending";
        await Ask(refund, "sent");
        (await marketplace.Accounts(order))["buyer:refund-due"].ShouldBe(-100_000);
        marketplace.Rail.TransferStatus = "settled";
        await Ask(refund, "settled");
        marketplace.Rail.Transfers.Count.ShouldBe(1);
        (await MarketplaceFixture.State(buyer, order)).ShouldBe("refunded");
    }

    [Fact]
    public async Task A_refund_that_failed_is_still_owed_and_is_sent_anew()
    {
        var (buyer, order, refund) = await Owed();
        marketplace.Rail.TransferStatus = "failed";
        await (await marketplace.Operator.PostSeen($"/v1/refunds/{refund}/approval")).Json();
        await marketplace.RefundBecomes(refund, "failed");
        (await marketplace.Accounts(order))["buyer:refund-due"].ShouldBe(-100_000);
        (await MarketplaceFixture.State(buyer, order)).ShouldBe("refundDue");
        marketplace.Rail.TransferStatus = "settled";
        await (await OtherOperator.PostSeen($"/v1/refunds/{refund}/sending")).Json();
        await marketplace.RefundBecomes(refund, "settled");
        (await marketplace.Operator.GetJson($"/v1/refunds/{refund}")).GetProperty("handling").GetProperty("sendings").GetInt32()
            .ShouldBe(2);
        await marketplace.BooksBalance();
    }

    [Fact]
    public async Task A_refund_that_came_back_is_owed_again_and_sent_under_a_new_key()
    {
        var (_, order, refund) = await Owed();
        await (await marketplace.Operator.PostSeen($"/v1/refunds/{refund}/approval")).Json();
        await marketplace.RefundBecomes(refund, "settled");
        marketplace.Rail.Reverses = true;
        (await (await marketplace.Operator.PostSeen($"/v1/refunds/{refund}/check")).Json()).GetProperty("state").GetString()
            .ShouldBe("reversed");
        (await marketplace.Accounts(order))["buyer:refund-due"].ShouldBe(-100_000);
        marketplace.Rail.Reverses = false;
        await (await OtherOperator.PostSeen($"/v1/refunds/{refund}/sending")).Json();
        await marketplace.RefundBecomes(refund, "settled");
        (await marketplace.Accounts(order)).Values.ShouldAllBe(sum => sum == 0);
        marketplace.Rail.Transfers.Count.ShouldBe(2);
        await marketplace.BooksBalance();
    }

    [Fact]
    public async Task Of_one_payment_one_refund_is_under_way_at_a_time()
    {
        var (_, order, part) = await HandedOver();
        var (one, other) = (await Asked(order, part, 10_000), await Asked(order, part, 20_000));
        marketplace.Rail.TransferStatus = "pending";
        await (await marketplace.Operator.PostSeen($"/v1/refunds/{one}/approval")).Json();
        await (await marketplace.Operator.PostSeen($"/v1/refunds/{other}/approval")).ShouldBeProblem(409, "refund_under_way");
        var both = await Should.ThrowAsync<PostgresException>(() => marketplace.WithDb<MarketplaceDb>(db => db.Database.ExecuteSqlAsync(
            $"UPDATE refunds SET state = 'Sent', approved_by = buyer_id WHERE id = {other}")));
        both.ConstraintName.ShouldBe("ix_refunds_under_way");
        marketplace.Rail.TransferStatus = "settled";
        await Ask(one, "settled");
        await (await marketplace.Operator.PostSeen($"/v1/refunds/{other}/approval")).Json();
        await marketplace.RefundBecomes(other, "settled");
    }

    [Fact]
    public async Task Who_asks_for_a_refund_does_not_approve_it_and_the_database_sees_to_it()
    {
        var (_, order, part) = await HandedOver();
        var body = Body(part, 30_000);
        await (await marketplace.Operator.PostSeen($"/v1/orders/{order}/refunds", Body(part, 30_000, "declined"))).ShouldBeProblem(400);
        var refund = (await (await marketplace.Operator.PostSeen($"/v1/orders/{order}/refunds", body)).Json()).Id();
        await (await marketplace.Operator.PostSeen($"/v1/refunds/{refund}/approval")).ShouldBeProblem(409, "refund_own_request");
        var refused = await Should.ThrowAsync<PostgresException>(() => marketplace.WithDb<MarketplaceDb>(db =>
            db.Database.ExecuteSqlAsync($"UPDATE refunds SET approved_by = requested_by WHERE id = {refund}")));
        refused.ConstraintName.ShouldBe("ck_refunds_four_eyes");
        await (await OtherOperator.PostSeen($"/v1/refunds/{refund}/approval")).Json();
        await marketplace.RefundBecomes(refund, "settled");
        var accounts = await marketplace.Accounts(order);
        // Three tenths of the sale and of its fee are given up.
        (accounts["seller:payable"], accounts["platform:fee"], accounts["rail:clearing"]).ShouldBe((-66_500, -3_500, 70_000));
    }

    [Fact]
    public async Task Refunds_asked_for_at_once_never_come_to_more_than_was_paid()
    {
        var (_, order, part) = await HandedOver();
        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => marketplace.Seller.SendWith(
            HttpMethod.Post, $"/v1/orders/{order}/refunds", Body(part, 40_000), ifMatch: "*", key: Guid.NewGuid())));
        answers.Count(a => a.StatusCode == HttpStatusCode.Created).ShouldBe(2);
        foreach (var refused in answers.Where(a => a.StatusCode != HttpStatusCode.Created))
        {
            await refused.ShouldBeProblem(409, "refund_above_paid");
        }

        var above = await Should.ThrowAsync<PostgresException>(() => marketplace.WithDb<MarketplaceDb>(db =>
            db.Database.ExecuteSqlRawAsync("UPDATE rail_receipts SET refunded = amount + 1")));
        above.ConstraintName.ShouldBe("ck_rail_receipts_refunded");

        // What is refused may be asked for again.
        var first = (await answers.First(a => a.StatusCode == HttpStatusCode.Created).Json()).Id();
        await (await marketplace.Operator.PostSeen($"/v1/refunds/{first}/refusal")).Json();
        await (await marketplace.Seller.PostSeen($"/v1/orders/{order}/refunds", Body(part, 60_000))).Json();
        await marketplace.BooksBalance();
    }

    [Fact]
    public async Task Cash_and_what_is_not_handed_over_are_not_given_back_this_way()
    {
        var listing = await marketplace.Listed(5);
        var buyer = marketplace.Buyer();
        var cash = await MarketplaceFixture.Placed(buyer, "cash", (listing, 1));
        await MarketplaceFixture.HandedOver(marketplace.Seller, buyer, cash);
        await (await marketplace.Seller.PostSeen($"/v1/orders/{cash}/refunds",
            Body((await MarketplaceFixture.PartOf(buyer, cash)).Id(), 1))).ShouldBeProblem(409, "refund_not_possible");
        var paid = await marketplace.Bought(buyer, (listing, 1));
        await (await marketplace.Seller.PostSeen($"/v1/orders/{paid}/refunds",
            Body((await MarketplaceFixture.PartOf(buyer, paid)).Id(), 1))).ShouldBeProblem(409, "order_out_of_turn");
    }

    [Fact]
    public async Task Two_records_of_one_buyer_merged_are_owed_under_the_one_that_remains()
    {
        var (from, to) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        var buyer = marketplace.Client(from);
        var order = await marketplace.Bought(buyer, (await marketplace.Listed(2), 1));
        await (await marketplace.Seller.PostSeen($"/v1/orders/{order}/decline", new { reason = "other" })).Json();
        var refund = await marketplace.RefundOf(order);
        await marketplace.Take(new PersonMerged(from, to));
        await marketplace.Take(new PersonMerged(from, to));
        (await marketplace.Client(to).GetJson($"/v1/refunds/{refund}")).GetProperty("state").GetString().ShouldBe("requested");
        await (await marketplace.Operator.PostSeen($"/v1/refunds/{refund}/approval")).Json();
        await marketplace.RefundBecomes(refund, "settled");
        string[] accounts = [$"buyer:{from}:refund-due", $"buyer:{to}:refund-due"];
        (await marketplace.WithDb<MarketplaceDb, bool>(db => db.Entries.Where(e => accounts.Contains(e.Account)).GroupBy(e => e.Account)
            .AnyAsync(account => account.Sum(e => e.Amount) != 0))).ShouldBeFalse();
        await marketplace.BooksBalance();
    }

    private static object Body(Guid part, long amount, string cause = "goodwill") =>
        new { sellerOrderId = part, amount = new { amount, currency = "KGS" }, cause };

    private async Task<Guid> Asked(Guid order, Guid part, long amount) =>
        (await (await marketplace.Seller.PostSeen($"/v1/orders/{order}/refunds", Body(part, amount))).Json()).Id();

    private async Task Ask(Guid refund, string state)
    {
        // The circuit to the rail opens for some seconds after failures.
        await marketplace.Eventually(async () =>
        {
            await marketplace.Take(new RefundSendDue(refund, 1));
            return (await marketplace.Operator.GetJson($"/v1/refunds/{refund}")).GetProperty("state").GetString() == state;
        });
    }

    private async Task<(HttpClient Buyer, Guid Order, Guid Refund)> Owed()
    {
        var buyer = marketplace.Buyer();
        var order = await marketplace.Bought(buyer, (await marketplace.Listed(2), 1));
        await (await marketplace.Seller.PostSeen($"/v1/orders/{order}/decline", new { reason = "other" })).Json();
        return (buyer, order, await marketplace.RefundOf(order));
    }

    private async Task<(HttpClient Buyer, Guid Order, Guid Part)> HandedOver()
    {
        var buyer = marketplace.Buyer();
        var order = await marketplace.Bought(buyer, (await marketplace.Listed(2), 1));
        await MarketplaceFixture.HandedOver(marketplace.Seller, buyer, order);
        return (buyer, order, (await MarketplaceFixture.PartOf(buyer, order)).Id());
    }
}
