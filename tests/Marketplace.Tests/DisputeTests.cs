using System.Net;
using CreativeLabs.Contracts;
using CreativeLabs.Marketplace.Payouts;
using CreativeLabs.Support;

namespace CreativeLabs.Marketplace.Tests;

/// <summary>Something is wrong with what a buyer got. A service for all of them: payouts take everything that is due.</summary>
public sealed class DisputeTests(MarketplaceFixture marketplace)
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
    public async Task A_dispute_freezes_its_own_part_and_no_other_until_it_is_decided()
    {
        var (_, seller) = await marketplace.NewSeller();
        await (await seller.SendWith(HttpMethod.Put, "/v1/me/seller/payout-account", new { account = "12345678" }, ifMatch: "*")).Json();
        var disputed = await Sold(seller, 100_000);
        var other = await Sold(seller, 40_000);
        var dispute = await Open(disputed);
        (await marketplace.Broker.Hear<DisputeOpened>(f => f.DisputeId == dispute)).OrderId.ShouldBe(disputed.Order);
        marketplace.Clock.Advance(CreateBatch.After + TimeSpan.FromDays(1));
        await marketplace.BecomesState(other.Buyer, other.Order, "completed");
        await marketplace.Take(new SellerOrderDue(disputed.Part, disputed.Order));
        (await MarketplaceFixture.State(disputed.Buyer, disputed.Order)).ShouldBe("disputed");
        (await (await marketplace.Operator.PostCreating("/v1/payout-batches")).Json()).GetProperty("total").GetProperty("amount").GetInt64()
            .ShouldBe(38_000);

        await (await seller.PostSeen($"/v1/disputes/{dispute}/answer", new { agrees = false })).Json();
        await (await seller.PostSeen($"/v1/disputes/{dispute}/decision", new { outcome = "seller" })).ShouldBeProblem(403);
        foreach (var wrong in new object[]
        {
            new { outcome = "split" }, new { outcome = "split", refund = Som(100_000) }, new { outcome = "seller", refund = Som(1) },
        })
        {
            await (await marketplace.Operator.PostSeen($"/v1/disputes/{dispute}/decision", wrong))
                .ShouldBeProblem(409, "dispute_refund_does_not_fit");
        }

        await (await marketplace.Operator.PostSeen($"/v1/disputes/{dispute}/decision",
            new { outcome = "split", refund = Som(60_000) })).Json();
        (await marketplace.Broker.Hear<DisputeDecided>(f => f.DisputeId == dispute)).Outcome.ShouldBe("split");
        (await MarketplaceFixture.State(disputed.Buyer, disputed.Order)).ShouldBe("completed");

        // Who decided does not approve the refund that follows.
        var refund = await marketplace.RefundOf(disputed.Order);
        await (await marketplace.Operator.PostSeen($"/v1/refunds/{refund}/approval")).ShouldBeProblem(409, "refund_own_request");
        await (await marketplace.Operator.PostCreating("/v1/payout-batches")).ShouldBeProblem(409, "nothing_due");
        await (await OtherOperator.PostSeen($"/v1/refunds/{refund}/approval")).Json();
        await marketplace.RefundBecomes(refund, "settled");
        (await (await marketplace.Operator.PostCreating("/v1/payout-batches")).Json()).GetProperty("total").GetProperty("amount").GetInt64()
            .ShouldBe(38_000);
        await marketplace.BooksBalance();
    }

    [Fact]
    public async Task A_seller_who_agrees_gives_it_all_back_and_somebody_else_approves_it()
    {
        var sold = await Sold(marketplace.Seller, 100_000);
        var dispute = await Open(sold);
        await (await marketplace.Buyer().GetAsync($"/v1/disputes/{dispute}")).ShouldBeProblem(404);
        await (await sold.Buyer.PostSeen($"/v1/disputes/{dispute}/answer", new { agrees = true })).ShouldBeProblem(403);
        var decided = await (await marketplace.Seller.PostSeen($"/v1/disputes/{dispute}/answer", new { agrees = true })).Json();
        (decided.GetProperty("state").GetString(), decided.GetProperty("outcome").GetString()).ShouldBe(("decided", "buyer"));
        var refund = await marketplace.RefundOf(sold.Order);
        await (await marketplace.Operator.PostSeen($"/v1/refunds/{refund}/approval")).Json();
        await marketplace.RefundBecomes(refund, "settled");
        (await marketplace.Accounts(sold.Order)).Values.ShouldAllBe(sum => sum == 0);
        await (await marketplace.Operator.PostSeen($"/v1/disputes/{dispute}/decision", new { outcome = "seller" }))
            .ShouldBeProblem(409, "dispute_out_of_turn");
    }

    [Fact]
    public async Task Opened_at_once_there_is_one_and_it_comes_before_the_part_completes_or_not_at_all()
    {
        var sold = await Sold(marketplace.Seller, 100_000);
        var answers = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => Ask(sold)));
        answers.Count(a => a.StatusCode == HttpStatusCode.Created).ShouldBe(1);
        var dispute = (await answers.Single(a => a.StatusCode == HttpStatusCode.Created).Json()).Id();
        await (await sold.Buyer.PostSeen($"/v1/disputes/{dispute}/withdrawal")).Json();
        (await MarketplaceFixture.State(sold.Buyer, sold.Order)).ShouldBe("completed");
        await (await Ask(sold)).ShouldBeProblem(409, "dispute_opened_before");

        var done = await Sold(marketplace.Seller, 50_000);
        await (await done.Buyer.PostSeen($"/v1/orders/{done.Order}/completion")).Json();
        await (await Ask(done)).ShouldBeProblem(409, "order_out_of_turn");
        await (await marketplace.Seller.PostSeen($"/v1/orders/{done.Order}/parts/{done.Part}/dispute", new { reason = "other" }))
            .ShouldBeProblem(403);
    }

    private static object Som(long amount) => new { amount, currency = "KGS" };

    private static Task<HttpResponseMessage> Ask((HttpClient Buyer, Guid Order, Guid Part) sold) => sold.Buyer.SendWith(
        HttpMethod.Post, $"/v1/orders/{sold.Order}/parts/{sold.Part}/dispute", new { reason = "damaged" }, ifMatch: "*",
        key: Guid.NewGuid());

    private static async Task<Guid> Open((HttpClient Buyer, Guid Order, Guid Part) sold) => (await (await Ask(sold)).Json()).Id();

    private async Task<(HttpClient Buyer, Guid Order, Guid Part)> Sold(HttpClient seller, long price)
    {
        var buyer = marketplace.Buyer();
        var order = await marketplace.Bought(buyer, (await marketplace.Listed(1, price, seller), 1));
        await MarketplaceFixture.HandedOver(seller, buyer, order);
        return (buyer, order, (await MarketplaceFixture.PartOf(buyer, order)).Id());
    }
}
