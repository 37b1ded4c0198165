using CreativeLabs.Contracts;
using CreativeLabs.Marketplace.Data;
using CreativeLabs.Support;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Marketplace.Tests;

/// <summary>Money that many give for one thing.</summary>
public sealed class CampaignTests(MarketplaceFixture marketplace) : CampaignSteps(marketplace)
{
    [Fact]
    public async Task When_what_is_paid_reaches_the_goal_it_succeeds_and_every_pledge_is_captured()
    {
        var (person, seller) = await Marketplace.NewSeller();
        var campaign = await Live(seller, goal: 100_000);
        var (one, other) = (Marketplace.Buyer(), Marketplace.Buyer());
        await Pledge(one, campaign, 60_000, "Айгүл");
        await Pledge(other, campaign, 50_000);
        var gone = await Pledge(other, campaign, 10_000);
        await (await other.DeleteAsync($"/v1/me/pledges/{gone}")).Json();
        await (await seller.PostSeen($"/v1/campaigns/{campaign}/pledges", Som(100))).ShouldBeProblem(409, "own_campaign");
        (await Campaign(campaign)).GetProperty("promised").GetProperty("amount").GetInt64().ShouldBe(110_000);

        await End(campaign);
        foreach (var backer in new[] { one, other })
        {
            await Pay(backer, await OrderOf(backer));
        }

        (await Marketplace.Anonymous().GetJson($"/v1/campaigns/{campaign}/ledger")).GetProperty("items").EnumerateArray()
            .Select(p => (p.GetProperty("amount").GetProperty("amount").GetInt64(), p.GetProperty("shownAs").GetString()))
            .ShouldBe([(50_000, null), (60_000, "Айгүл")]);
        await Decided(campaign, "succeeded");
        (await Marketplace.Broker.Hear<CampaignSucceeded>(f => f.CampaignId == campaign)).Reached.ShouldBe(110_000);
        await Marketplace.Eventually(async () => (await State(one)) == "captured" && (await States(other)).Contains("captured"));
        (await States(other)).ShouldBe(["captured", "withdrawn"], ignoreOrder: true);
        (await seller.GetJson("/v1/me/seller/balance")).GetProperty("balance").GetProperty("amount").GetInt64().ShouldBe(104_500);
        await (await Marketplace.Buyer().PostSeen($"/v1/campaigns/{campaign}/pledges", Som(100))).ShouldBeProblem(409, "campaign_over");
        Marketplace.Broker.Heard<OrderPaid>(f => f.SellerId == person).ShouldBeEmpty("a pledge is no sale");
        await Marketplace.BooksBalance();
    }

    [Fact]
    public async Task When_less_is_paid_than_the_goal_everybody_gets_her_money_back_after_one_approval()
    {
        var (person, seller) = await Marketplace.NewSeller();
        var campaign = await Live(seller, goal: 100_000);
        var backers = Enumerable.Range(0, 3).Select(_ => Marketplace.Buyer()).ToList();
        foreach (var backer in backers)
        {
            await Pledge(backer, campaign, 40_000);
        }

        await End(campaign);
        foreach (var backer in backers.Take(2))
        {
            await Pay(backer, await OrderOf(backer));
        }

        await Decided(campaign, "failed");
        (await Marketplace.Broker.Hear<CampaignFailed>(f => f.CampaignId == campaign)).Reached.ShouldBe(80_000);
        foreach (var backer in backers.Take(2))
        {
            await Marketplace.Eventually(async () => await State(backer) == "refundDue");
        }

        await (await seller.PostSeen($"/v1/campaigns/{campaign}/refund-approval")).ShouldBeProblem(403);
        await (await Marketplace.Client(person, "operator").PostSeen($"/v1/campaigns/{campaign}/refund-approval"))
            .ShouldBeProblem(409, "own_campaign");
        await (await Marketplace.Operator.PostSeen($"/v1/campaigns/{campaign}/refund-approval")).Json();
        await (await Marketplace.Operator.PostSeen($"/v1/campaigns/{campaign}/refund-approval"))
            .ShouldBeProblem(409, "campaign_out_of_turn");
        foreach (var backer in backers.Take(2))
        {
            await Marketplace.Eventually(async () => await State(backer) == "refunded");
        }

        await Marketplace.Eventually(async () => await State(backers[2]) == "lapsed");
        Marketplace.Rail.Transfers.Values.Sum(t => t.Amount).ShouldBe(80_000);
        (await seller.GetJson("/v1/me/seller/balance")).GetProperty("balance").GetProperty("amount").GetInt64().ShouldBe(0);
        await Marketplace.BooksBalance();
    }

    [Fact]
    public async Task When_too_little_was_promised_nobody_is_asked_to_pay()
    {
        var (_, seller) = await Marketplace.NewSeller();
        var campaign = await Live(seller, goal: 100_000);
        var backer = Marketplace.Buyer();
        await Pledge(backer, campaign, 99_900);
        Marketplace.Clock.Advance(TimeSpan.FromDays(31));
        await Marketplace.Broker.Hear<CampaignFailed>(f => f.CampaignId == campaign);
        (await State(backer)).ShouldBe("lapsed");
        (await Marketplace.WithDb<MarketplaceDb, bool>(db => db.Orders.AnyAsync(o => o.CampaignId == campaign))).ShouldBeFalse();
    }

    [Fact]
    public async Task A_flexible_campaign_is_paid_when_it_is_given_and_keeps_whatever_came()
    {
        var (_, seller) = await Marketplace.NewSeller();
        var campaign = await Live(seller, goal: 1_000_000, "flexible");
        var backer = Marketplace.Buyer();
        await Pledge(backer, campaign, 5_000);
        var order = await OrderOf(backer);
        await Pay(backer, order);
        (await Marketplace.Broker.Hear<PledgePaid>(f => f.OrderId == order)).Amount.ShouldBe(5_000);
        foreach (var step in new[] { "acceptance", "readiness" })
        {
            await (await seller.PostSeen($"/v1/orders/{order}/{step}")).ShouldBeProblem(409, "not_for_campaigns");
        }

        await (await MarketplaceFixture.Place(Marketplace.Buyer(), "qr", (campaign, 1))).ShouldBeProblem(409, "listing_not_published");
        Marketplace.Clock.Advance(TimeSpan.FromDays(31));
        await Marketplace.Eventually(async () => await State(backer) == "captured");
        (await Campaign(campaign)).GetProperty("state").GetString().ShouldBe("succeeded");
        await (await backer.PostSeen($"/v1/orders/{order}/cancellation")).ShouldBeProblem(409, "order_not_cancellable");
    }

    [Fact]
    public async Task It_begins_once_its_words_are_reviewed_and_nothing_is_left_of_a_backer_who_leaves()
    {
        var (_, seller) = await Marketplace.NewSeller();
        await (await seller.PostCreating("/v1/campaigns", Draft(150, "allOrNothing"))).ShouldBeProblem(400);
        var campaign = (await (await seller.PostCreating("/v1/campaigns", Draft(100_000, "allOrNothing"))).Json()).Id();
        await (await seller.PostSeen($"/v1/campaigns/{campaign}/launch")).ShouldBeProblem(409, "listing_not_published");
        await (await Marketplace.Anonymous().GetAsync($"/v1/campaigns/{campaign}")).ShouldBeProblem(404);
        await Reviewed(seller, campaign);
        await (await Marketplace.Seller.PostSeen($"/v1/campaigns/{campaign}/launch")).ShouldBeProblem(404);
        await (await seller.PostSeen($"/v1/campaigns/{campaign}/launch")).Json();
        await (await seller.PostSeen($"/v1/campaigns/{campaign}/launch")).ShouldBeProblem(409, "campaign_out_of_turn");
        (await Marketplace.Anonymous().GetJson("/v1/campaigns")).GetProperty("items").EnumerateArray()
            .ShouldContain(c => c.Id() == campaign);

        var person = Guid.CreateVersion7();
        await Pledge(Marketplace.Client(person), campaign, 100_000, "Канарейка Айнура");
        var erasure = Guid.CreateVersion7();
        await Marketplace.Broker.Tell(new PersonErasureRequested(erasure, person));
        await Marketplace.Broker.Hear<PersonErased>(f => f.ErasureId == erasure);
        (await Canaries.Dump(Marketplace.Database)).ShouldHoldNone("Канарейка Айнура");
        (await Campaign(campaign)).GetProperty("promised").GetProperty("amount").GetInt64().ShouldBe(0);
    }
}
