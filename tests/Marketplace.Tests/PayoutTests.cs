using System.Net;
using System.Text.Json;
using CreativeLabs.Contracts;
using CreativeLabs.Marketplace.Data;
using CreativeLabs.Marketplace.Orders;
using CreativeLabs.Marketplace.Payouts;
using CreativeLabs.Support;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace CreativeLabs.Marketplace.Tests;

/// <summary>Money out to sellers. A service and a rail for all of them: a batch takes everything that is due.</summary>
public sealed class PayoutTests(MarketplaceFixture marketplace)
    : IClassFixture<MarketplaceFixture>, IAsyncLifetime
{
    private const string Batches = "/v1/payout-batches";

    private HttpClient OtherOperator { get; } = marketplace.Client(Guid.CreateVersion7(), "operator");

    /// <summary>What earlier tests left due is in a batch that nobody approves.</summary>
    public async ValueTask InitializeAsync()
    {
        marketplace.Rail.Reset();
        while ((await marketplace.Operator.PostCreating(Batches)).IsSuccessStatusCode)
        {
        }
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task What_is_done_is_paid_out_once_after_four_eyes_saw_it()
    {
        var (person, seller) = await WithAccount();
        var (_, noAccount) = await marketplace.NewSeller();
        await Sold(seller, 100_000);
        await Sold(seller, 50_000);
        await Sold(noAccount, 70_000);
        await (await marketplace.Operator.PostCreating(Batches)).ShouldBeProblem(409, "nothing_due");
        marketplace.Clock.Advance(CreateBatch.After);
        await Completed(3, seller, noAccount);

        var batch = await (await marketplace.Operator.PostCreating(Batches)).Json();
        batch.GetProperty("total").GetProperty("amount").GetInt64().ShouldBe(142_500);
        batch.GetProperty("payouts").GetArrayLength().ShouldBe(1);
        (await Balance(seller)).ShouldBe(0);
        await (await OtherOperator.PostCreating(Batches)).ShouldBeProblem(409, "nothing_due");
        var id = batch.Id();
        await (await marketplace.Operator.PostSeen($"{Batches}/{id}/approval")).ShouldBeProblem(409, "payout_own_batch");
        var same = await Should.ThrowAsync<PostgresException>(() => marketplace.WithDb<MarketplaceDb>(db =>
            db.Database.ExecuteSqlAsync($"UPDATE payout_batches SET approved_by = created_by WHERE id = {id}")));
        same.ConstraintName.ShouldBe("ck_payout_batches_four_eyes");
        await (await OtherOperator.PostSeen($"{Batches}/{id}/approval")).Json();
        var sent = await marketplace.Broker.Hear<PayoutSent>(f => f.SellerId == person);
        sent.Amount.ShouldBe(142_500);
        await marketplace.Take(new PayoutSendDue(sent.PayoutId, 0));
        marketplace.Broker.Heard<PayoutSent>(f => f.SellerId == person).Count.ShouldBe(1);
        marketplace.Rail.Transfers.Values.Sum(t => t.Amount).ShouldBe(142_500);
        (await seller.GetJson("/v1/me/seller/payouts")).GetProperty("items")[0].GetProperty("state").GetString().ShouldBe("settled");
        await marketplace.BooksBalance();
    }

    [Fact]
    public async Task Two_batches_at_once_pay_nothing_out_twice()
    {
        var (_, seller) = await WithAccount();
        await Sold(seller, 100_000);
        await Sold(seller, 100_000);
        marketplace.Clock.Advance(CreateBatch.After);
        await Completed(2, seller);
        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => marketplace.Operator.PostCreating(Batches)));
        answers.Count(a => a.StatusCode == HttpStatusCode.Created).ShouldBe(1);
        (await Balance(seller)).ShouldBe(0);
        await marketplace.BooksBalance();
    }

    [Fact]
    public async Task A_payout_that_came_back_is_in_the_balance_again_and_the_next_batch_takes_it()
    {
        var (person, seller) = await WithAccount();
        await Sold(seller, 100_000);
        marketplace.Clock.Advance(CreateBatch.After);
        await Completed(1, seller);
        marketplace.Rail.TransferStatus = "failed";
        await Approved();
        await marketplace.Broker.Hear<PayoutReturned>(f => f.SellerId == person);
        (await Balance(seller)).ShouldBe(95_000);
        marketplace.Rail.TransferStatus = "settled";
        await Approved();
        var sent = await marketplace.Broker.Hear<PayoutSent>(f => f.SellerId == person);
        (await Balance(seller)).ShouldBe(0);

        // It arrived, and her bank sends it back.
        marketplace.Rail.Reverses = true;
        await (await marketplace.Operator.SendWith(HttpMethod.Post, $"/v1/payouts/{sent.PayoutId}/check", ifMatch: "*")).Json();
        (await Balance(seller)).ShouldBe(95_000);
        await marketplace.BooksBalance();
    }

    [Fact]
    public async Task A_payout_whose_rail_does_not_answer_is_unknown_and_is_asked_under_the_same_key()
    {
        var (person, seller) = await WithAccount();
        await Sold(seller, 100_000);
        marketplace.Clock.Advance(CreateBatch.After);
        await Completed(1, seller);
        marketplace.Rail.TransferStatus = null;
        await Approved();
        await marketplace.Eventually(async () =>
            (await seller.GetJson("/v1/me/seller/payouts")).GetProperty("items")[0].GetProperty("state").GetString() == "unknown");
        marketplace.Rail.TransferStatus = "settled";
        var payout = (await seller.GetJson("/v1/me/seller/payouts")).GetProperty("items")[0].Id();
        await marketplace.Eventually(async () =>
        {
            await marketplace.Take(new PayoutSendDue(payout, 1));
            return marketplace.Broker.Heard<PayoutSent>(f => f.SellerId == person).Count == 1;
        });
        marketplace.Rail.Transfers.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_batch_that_is_given_up_leaves_everything_due_as_before()
    {
        var (_, seller) = await WithAccount();
        await Sold(seller, 100_000);
        marketplace.Clock.Advance(CreateBatch.After);
        await Completed(1, seller);
        var id = (await (await marketplace.Operator.PostCreating(Batches)).Json()).Id();
        await (await marketplace.Operator.PostSeen($"{Batches}/{id}/discard")).Json();
        (await Balance(seller)).ShouldBe(95_000);
        await (await OtherOperator.PostSeen($"{Batches}/{id}/approval")).ShouldBeProblem(409, "payout_batch_out_of_turn");
        await (await marketplace.Operator.PostCreating(Batches)).Json();
        await marketplace.BooksBalance();
    }

    [Fact]
    public async Task An_open_refund_holds_its_own_part_back_and_fees_on_cash_are_kept()
    {
        var (_, seller) = await WithAccount();
        var (first, part) = await Sold(seller, 100_000);
        await Sold(seller, 40_000);
        var cash = marketplace.Buyer();
        var order = await MarketplaceFixture.Placed(cash, "cash", (await marketplace.Listed(1, 200_000, seller), 1));
        await MarketplaceFixture.HandedOver(seller, cash, order);
        await (await seller.PostSeen($"/v1/orders/{first}/refunds",
            new { sellerOrderId = part, amount = new { amount = 10_000, currency = "KGS" }, cause = "returned" })).Json();
        marketplace.Clock.Advance(CreateBatch.After);
        await Completed(3, seller);

        // 38,000 of the second sale; she owes 10,000 on the cash and is owed 95,000 of the first.
        var batch = await (await marketplace.Operator.PostCreating(Batches)).Json();
        batch.GetProperty("total").GetProperty("amount").GetInt64().ShouldBe(38_000);
        (await Balance(seller)).ShouldBe(95_000 - 10_000);
        var refund = await marketplace.RefundOf(first);
        await (await marketplace.Operator.PostSeen($"/v1/refunds/{refund}/approval")).Json();
        await marketplace.RefundBecomes(refund, "settled");

        // Nine tenths of the first, less the fee of that; what she owes on the cash is kept.
        batch = await (await marketplace.Operator.PostCreating(Batches)).Json();
        batch.GetProperty("total").GetProperty("amount").GetInt64().ShouldBe(85_500 - 10_000);
        (await Balance(seller)).ShouldBe(0);
        await marketplace.BooksBalance();
    }

    [Fact]
    public async Task An_account_is_sealed_shown_by_its_tail_and_gone_with_its_owner()
    {
        var (person, seller) = await WithAccount("KG12 3456 7890 1234");
        (await Canaries.Dump(marketplace.Database)).ShouldHoldNone("KG12345678901234");
        await (await seller.SendWith(HttpMethod.Put, "/v1/me/seller/payout-account", new { account = "123" }, ifMatch: "*"))
            .ShouldBeProblem(400);
        var shop = (await seller.GetJson("/v1/me/seller")).Id();
        (await marketplace.WithDb<MarketplaceDb, int>(db => db.PayoutAccounts.CountAsync(account => account.SellerId == shop))).ShouldBe(1);
        await Sold(seller, 100_000);
        marketplace.Clock.Advance(CreateBatch.After);
        await Completed(1, seller);
        var id = (await (await marketplace.Operator.PostCreating(Batches)).Json()).Id();
        var erasure = Guid.CreateVersion7();
        await marketplace.Broker.Tell(new PersonErasureRequested(erasure, person));
        await marketplace.Broker.Hear<PersonErased>(f => f.ErasureId == erasure);
        (await marketplace.WithDb<MarketplaceDb, int>(db => db.PayoutAccounts.CountAsync(account => account.SellerId == shop))).ShouldBe(0);
        await (await OtherOperator.PostSeen($"{Batches}/{id}/approval")).Json();
        await marketplace.Broker.Hear<PayoutReturned>(f => f.SellerId == person);
        marketplace.Rail.Transfers.ShouldBeEmpty();
        await marketplace.BooksBalance();
    }

    [Fact]
    public async Task What_a_group_earned_is_shared_to_the_last_tyiyn_in_its_payout_and_in_the_ledger()
    {
        var group = await new GroupShopSteps(marketplace).Opened();
        await (await group.Leader.SendWith(HttpMethod.Put, "/v1/me/seller/payout-account", new { account = "1234567890123456" },
            ifMatch: "*")).Json();
        await (await group.Share((0, 1), (1, 1), (2, 1))).Json();
        await group.Sold(100_000);
        marketplace.Clock.Advance(CreateBatch.After);
        marketplace.Rail.TransferStatus = "failed";
        await Approved();
        await marketplace.Broker.Hear<PayoutReturned>(f => f.SellerId == group.Group);
        (await Balance(group.Leader)).ShouldBe(95_000);
        marketplace.Rail.TransferStatus = null;
        await Approved();
        await marketplace.Eventually(async () => (await Payouts()).First().GetProperty("state").GetString() == "unknown");
        var to = Guid.CreateVersion7();
        await marketplace.Take(new PersonMerged(group.Members[2], to));
        (await OnTheirWay(group)).ShouldBe([-31_667, -31_667, -31_666], ignoreOrder: true);

        marketplace.Rail.TransferStatus = "settled";
        var payout = (await Payouts()).First();
        await marketplace.Eventually(async () =>
        {
            await marketplace.Take(new PayoutSendDue(payout.Id(), 1));
            return marketplace.Broker.Heard<PayoutSent>(f => f.SellerId == group.Group).Count == 1;
        });
        payout.GetProperty("shares").EnumerateArray().Select(s => s.GetProperty("amount").GetProperty("amount").GetInt64()).Sum()
            .ShouldBe(95_000);
        (await OnTheirWay(group)).ShouldBeEmpty();
        var hers = (await marketplace.Client(to).GetJson("/v1/me/proceeds")).GetProperty("items").EnumerateArray()
            .Select(p => (p.GetProperty("state").GetString(), p.GetProperty("amount").GetProperty("amount").GetInt64() / 10)).ToList();
        hers.ShouldBe([("settled", 3_166), ("returned", 3_166)]);
        await marketplace.BooksBalance();

        async Task<IEnumerable<JsonElement>> Payouts() =>
            (await group.Leader.GetJson("/v1/me/seller/payouts")).GetProperty("items").EnumerateArray();
    }

    /// <summary>What of its payouts is on the accounts of its members.</summary>
    private Task<List<long>> OnTheirWay(GroupShopSteps group) => marketplace.WithDb<MarketplaceDb, List<long>>(db => db.Entries
        .Where(e => e.Account.StartsWith($"seller:{group.Shop}/")).GroupBy(e => e.Account).Select(g => g.Sum(e => e.Amount))
        .Where(sum => sum != 0).ToListAsync());

    private async Task<(Guid Person, HttpClient Client)> WithAccount(string account = "1234567890123456")
    {
        var (person, client) = await marketplace.NewSeller();
        (await (await client.SendWith(HttpMethod.Put, "/v1/me/seller/payout-account", new { account }, ifMatch: "*")).Json())
            .GetProperty("tail").GetString().ShouldBe(account[^4..]);
        return (person, client);
    }

    private async Task<(Guid Order, Guid Part)> Sold(HttpClient seller, long price)
    {
        var buyer = marketplace.Buyer();
        var order = await marketplace.Bought(buyer, (await marketplace.Listed(1, price, seller), 1));
        await MarketplaceFixture.HandedOver(seller, buyer, order);
        return (order, (await MarketplaceFixture.PartOf(buyer, order)).Id());
    }

    /// <summary>They complete by themselves, in the order in which the relay tells them.</summary>
    private async Task Completed(int parts, params HttpClient[] sellers)
    {
        var shops = new List<Guid>();
        foreach (var seller in sellers)
        {
            shops.Add((await seller.GetJson("/v1/me/seller")).Id());
        }

        await marketplace.Eventually(() => marketplace.WithDb<MarketplaceDb, bool>(async db =>
            await db.SellerOrders.CountAsync(p => shops.Contains(p.SellerId) && p.State == OrderState.Completed) == parts));
    }

    private async Task Approved()
    {
        var id = (await (await marketplace.Operator.PostCreating(Batches)).Json()).Id();
        await (await OtherOperator.PostSeen($"{Batches}/{id}/approval")).Json();
    }

    private static async Task<long> Balance(HttpClient seller) =>
        (await seller.GetJson("/v1/me/seller/balance")).GetProperty("balance").GetProperty("amount").GetInt64();
}
