using System.Net;
using System.Text.Json;
using CreativeLabs.Contracts;
using CreativeLabs.Marketplace.Campaigns;
using CreativeLabs.Marketplace.Data;
using CreativeLabs.Marketplace.Orders;
using CreativeLabs.Support;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Marketplace.Tests;

/// <summary>Money that many give for one thing. A service for all of them: they move its clock by weeks, and each has a campaign of its
/// own.</summary>
public sealed class CampaignTests(MarketplaceFixture marketplace)
    : IClassFixture<MarketplaceFixture>, IAsyncLifetime
{
    public ValueTask InitializeAsync()
    {
        marketplace.Rail.Reset();
        return ValueTask.CompletedTask;
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task When_what_is_paid_reaches_the_goal_it_succeeds_and_every_pledge_is_captured()
    {
        var (person, seller) = await marketplace.NewSeller();
        var campaign = await Live(seller, goal: 100_000);
        var (one, other) = (marketplace.Buyer(), marketplace.Buyer());
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

        (await marketplace.Anonymous().GetJson($"/v1/campaigns/{campaign}/ledger")).GetProperty("items").EnumerateArray()
            .Select(p => (p.GetProperty("amount").GetProperty("amount").GetInt64(), p.GetProperty("shownAs").GetString()))
            .ShouldBe([(50_000, null), (60_000, "Айгүл")]);
        await Decided(campaign, "succeeded");
        (await marketplace.Broker.Hear<CampaignSucceeded>(f => f.CampaignId == campaign)).Reached.ShouldBe(110_000);
        await marketplace.Eventually(async () => (await State(one)) == "captured" && (await States(other)).Contains("captured"));
        (await States(other)).ShouldBe(["captured", "withdrawn"], ignoreOrder: true);
        (await seller.GetJson("/v1/me/seller/balance")).GetProperty("balance").GetProperty("amount").GetInt64().ShouldBe(104_500);
        await (await marketplace.Buyer().PostSeen($"/v1/campaigns/{campaign}/pledges", Som(100))).ShouldBeProblem(409, "campaign_over");
        marketplace.Broker.Heard<OrderPaid>(f => f.SellerId == person).ShouldBeEmpty("a pledge is no sale");
        await marketplace.BooksBalance();
    }

    [Fact]
    public async Task When_less_is_paid_than_the_goal_everybody_gets_her_money_back_after_one_approval()
    {
        var (person, seller) = await marketplace.NewSeller();
        var campaign = await Live(seller, goal: 100_000);
        var backers = Enumerable.Range(0, 3).Select(_ => marketplace.Buyer()).ToList();
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
        (await marketplace.Broker.Hear<CampaignFailed>(f => f.CampaignId == campaign)).Reached.ShouldBe(80_000);
        foreach (var backer in backers.Take(2))
        {
            await marketplace.Eventually(async () => await State(backer) == "refundDue");
        }

        await (await seller.PostSeen($"/v1/campaigns/{campaign}/refund-approval")).ShouldBeProblem(403);
        await (await marketplace.Client(person, "operator").PostSeen($"/v1/campaigns/{campaign}/refund-approval"))
            .ShouldBeProblem(409, "own_campaign");
        await (await marketplace.Operator.PostSeen($"/v1/campaigns/{campaign}/refund-approval")).Json();
        await (await marketplace.Operator.PostSeen($"/v1/campaigns/{campaign}/refund-approval"))
            .ShouldBeProblem(409, "campaign_out_of_turn");
        foreach (var backer in backers.Take(2))
        {
            await marketplace.Eventually(async () => await State(backer) == "refunded");
        }

        await marketplace.Eventually(async () => await State(backers[2]) == "lapsed");
        marketplace.Rail.Transfers.Values.Sum(t => t.Amount).ShouldBe(80_000);
        (await seller.GetJson("/v1/me/seller/balance")).GetProperty("balance").GetProperty("amount").GetInt64().ShouldBe(0);
        await marketplace.BooksBalance();
    }

    [Fact]
    public async Task When_too_little_was_promised_nobody_is_asked_to_pay()
    {
        var (_, seller) = await marketplace.NewSeller();
        var campaign = await Live(seller, goal: 100_000);
        var backer = marketplace.Buyer();
        await Pledge(backer, campaign, 99_900);
        marketplace.Clock.Advance(TimeSpan.FromDays(31));
        await marketplace.Broker.Hear<CampaignFailed>(f => f.CampaignId == campaign);
        (await State(backer)).ShouldBe("lapsed");
        (await marketplace.WithDb<MarketplaceDb, bool>(db => db.Orders.AnyAsync(o => o.CampaignId == campaign))).ShouldBeFalse();
    }

    [Fact]
    public async Task Three_hundred_pledges_are_closed_once_however_often_and_by_how_many_it_is_begun()
    {
        var (_, seller) = await marketplace.NewSeller();
        var campaign = await Live(seller, goal: 100_000);
        await marketplace.WithDb<MarketplaceDb>(async db =>
        {
            db.AddRange(Enumerable.Range(0, 300).Select(i => Campaigns.Pledge.Make(campaign, Guid.CreateVersion7(), 1_000, null,
                marketplace.Clock.GetUtcNow().AddMilliseconds(i))));
            await db.SaveChangesAsync();
        });
        marketplace.Clock.Advance(TimeSpan.FromDays(31));
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => marketplace.Broker.Tell(new CampaignWorkDue(campaign))));
        await marketplace.Eventually(() => marketplace.WithDb<MarketplaceDb, bool>(async db =>
            await db.Pledges.CountAsync(p => p.CampaignId == campaign && p.State == PledgeState.LinkSent) == 300));
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => marketplace.Take(new CampaignWorkDue(campaign))));
        (await marketplace.WithDb<MarketplaceDb, int>(db => db.Orders.CountAsync(o => o.CampaignId == campaign))).ShouldBe(300);
        await marketplace.Eventually(() => Task.FromResult(
            marketplace.Broker.Heard<PledgeLinkSent>(f => f.CampaignId == campaign).Count >= 300));
        marketplace.Broker.Heard<PledgeLinkSent>(f => f.CampaignId == campaign).DistinctBy(f => f.PledgeId).Count().ShouldBe(300);

        // All of them pay, by the books, and it is decided by several at once.
        await marketplace.WithDb<MarketplaceDb>(db => db.Database.ExecuteSqlAsync(
            $"""
            UPDATE seller_orders SET state = 'Paid', paid_at = now()
            WHERE order_id IN (SELECT id FROM orders WHERE campaign_id = {campaign});
            UPDATE orders SET state = 'Paid', paid_at = now() WHERE campaign_id = {campaign};
            """));
        marketplace.Clock.Advance(Campaigns.Campaign.TimeToPay + TimeSpan.FromSeconds(1));
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => marketplace.Broker.Tell(new CampaignWorkDue(campaign))));
        await marketplace.Eventually(() => marketplace.WithDb<MarketplaceDb, bool>(async db =>
            await db.Orders.CountAsync(o => o.CampaignId == campaign && o.State == OrderState.Completed) == 300));
        marketplace.Broker.Heard<CampaignSucceeded>(f => f.CampaignId == campaign).Count.ShouldBe(1);
        await marketplace.Eventually(() => Task.FromResult(
            marketplace.Broker.Heard<PledgeCaptured>(f => f.CampaignId == campaign).Count == 300));
    }

    [Fact]
    public async Task What_is_taken_back_while_it_is_being_asked_for_is_not_asked_for()
    {
        var (_, seller) = await marketplace.NewSeller();
        var campaign = await Live(seller, goal: 10_000);
        await Pledge(marketplace.Buyer(), campaign, 10_000);
        var backer = marketplace.Buyer();
        var pledge = await Pledge(backer, campaign, 20_000);
        await marketplace.WithDb<MarketplaceDb>(async db =>
        {
            await using var transaction = await db.Database.BeginTransactionAsync();
            await db.Database.ExecuteSqlAsync($"UPDATE pledges SET state = 'Withdrawn' WHERE id = {pledge}");
            marketplace.Clock.Advance(TimeSpan.FromDays(31));
            await marketplace.Eventually(() => marketplace.WithDb<MarketplaceDb, bool>(other => other.Database.SqlQuery<bool>(
                $"SELECT count(*) > 0 AS \"Value\" FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database()")
                .SingleAsync()));
            await transaction.CommitAsync();
        });
        await marketplace.Eventually(() => marketplace.WithDb<MarketplaceDb, bool>(db =>
            db.Pledges.AnyAsync(p => p.CampaignId == campaign && p.State == PledgeState.LinkSent)));
        (await State(backer)).ShouldBe("withdrawn");
        (await marketplace.WithDb<MarketplaceDb, int>(db => db.Orders.CountAsync(o => o.CampaignId == campaign))).ShouldBe(1);
    }

    [Fact]
    public async Task Money_that_was_on_its_way_when_it_was_decided_goes_back()
    {
        var (_, seller) = await marketplace.NewSeller();
        var campaign = await Live(seller, goal: 10_000);
        var (paid, pending) = (marketplace.Buyer(), marketplace.Buyer());
        await Pledge(paid, campaign, 10_000);
        await Pledge(pending, campaign, 20_000);
        await End(campaign);
        await Pay(paid, await OrderOf(paid));
        var order = await OrderOf(pending);
        var (_, railId) = await MarketplaceFixture.Scan(pending, order);
        await Decided(campaign, "succeeded");
        await marketplace.CallBack(RailStandIn.Event(marketplace.Rail.Pay(railId)));
        await marketplace.Eventually(async () => (await marketplace.Accounts(order)).GetValueOrDefault("buyer:refund-due") == -20_000);
        (await Campaign(campaign)).GetProperty("paid").GetProperty("amount").GetInt64().ShouldBe(10_000);
        (await State(pending)).ShouldBe("lapsed");
        await marketplace.BooksBalance();
    }

    [Fact]
    public async Task A_pledge_at_the_deadline_counts_or_is_refused()
    {
        var (_, seller) = await marketplace.NewSeller();
        var campaign = await Live(seller, goal: 100);
        await Pledge(marketplace.Buyer(), campaign, 100);
        marketplace.Clock.Advance(TimeSpan.FromDays(30) - TimeSpan.FromSeconds(1));
        var rush = Enumerable.Range(0, 12).Select(_ => marketplace.Buyer().SendWith(HttpMethod.Post, $"/v1/campaigns/{campaign}/pledges",
            Som(100), ifMatch: "*", key: Guid.NewGuid())).ToList();
        marketplace.Clock.Advance(TimeSpan.FromDays(1));
        var answers = await Task.WhenAll(rush);
        await marketplace.Eventually(async () => (await Campaign(campaign)).GetProperty("state").GetString() == "closing");
        var taken = 1 + answers.Count(a => a.StatusCode == HttpStatusCode.Created);
        foreach (var refused in answers.Where(a => a.StatusCode != HttpStatusCode.Created))
        {
            await refused.ShouldBeProblem(409, "campaign_over");
        }

        await marketplace.Eventually(() => marketplace.WithDb<MarketplaceDb, bool>(async db =>
            await db.Pledges.CountAsync(p => p.CampaignId == campaign && p.State == PledgeState.LinkSent) == taken));
    }

    [Fact]
    public async Task A_flexible_campaign_is_paid_when_it_is_given_and_keeps_whatever_came()
    {
        var (_, seller) = await marketplace.NewSeller();
        var campaign = await Live(seller, goal: 1_000_000, "flexible");
        var backer = marketplace.Buyer();
        await Pledge(backer, campaign, 5_000);
        var order = await OrderOf(backer);
        await Pay(backer, order);
        (await marketplace.Broker.Hear<PledgePaid>(f => f.OrderId == order)).Amount.ShouldBe(5_000);
        foreach (var step in new[] { "acceptance", "readiness" })
        {
            await (await seller.PostSeen($"/v1/orders/{order}/{step}")).ShouldBeProblem(409, "not_for_campaigns");
        }

        await (await MarketplaceFixture.Place(marketplace.Buyer(), "qr", (campaign, 1))).ShouldBeProblem(409, "listing_not_published");
        marketplace.Clock.Advance(TimeSpan.FromDays(31));
        await marketplace.Eventually(async () => await State(backer) == "captured");
        (await Campaign(campaign)).GetProperty("state").GetString().ShouldBe("succeeded");
        await (await backer.PostSeen($"/v1/orders/{order}/cancellation")).ShouldBeProblem(409, "order_not_cancellable");
    }

    [Fact]
    public async Task It_begins_once_its_words_are_reviewed_and_nothing_is_left_of_a_backer_who_leaves()
    {
        var (_, seller) = await marketplace.NewSeller();
        await (await seller.PostCreating("/v1/campaigns", Draft(150, "allOrNothing"))).ShouldBeProblem(400);
        var campaign = (await (await seller.PostCreating("/v1/campaigns", Draft(100_000, "allOrNothing"))).Json()).Id();
        await (await seller.PostSeen($"/v1/campaigns/{campaign}/launch")).ShouldBeProblem(409, "listing_not_published");
        await (await marketplace.Anonymous().GetAsync($"/v1/campaigns/{campaign}")).ShouldBeProblem(404);
        await Reviewed(seller, campaign);
        await (await marketplace.Seller.PostSeen($"/v1/campaigns/{campaign}/launch")).ShouldBeProblem(404);
        await (await seller.PostSeen($"/v1/campaigns/{campaign}/launch")).Json();
        await (await seller.PostSeen($"/v1/campaigns/{campaign}/launch")).ShouldBeProblem(409, "campaign_out_of_turn");
        (await marketplace.Anonymous().GetJson("/v1/campaigns")).GetProperty("items").EnumerateArray()
            .ShouldContain(c => c.Id() == campaign);

        var person = Guid.CreateVersion7();
        await Pledge(marketplace.Client(person), campaign, 100_000, "Канарейка Айнура");
        var erasure = Guid.CreateVersion7();
        await marketplace.Broker.Tell(new PersonErasureRequested(erasure, person));
        await marketplace.Broker.Hear<PersonErased>(f => f.ErasureId == erasure);
        (await Canaries.Dump(marketplace.Database)).ShouldHoldNone("Канарейка Айнура");
        (await Campaign(campaign)).GetProperty("promised").GetProperty("amount").GetInt64().ShouldBe(0);
    }

    private static object Som(long amount, string? shownAs = null) => new { amount = new { amount, currency = "KGS" }, shownAs };

    private object Draft(long goal, string kind) => new
    {
        title = new { ky = "Жаңы станок", ru = "Новый станок", en = "A new loom" },
        description = new { ky = "Тогуучу станок керек.", ru = "Нужен ткацкий станок.", en = "We need a loom." },
        kind,
        goal = new { amount = goal, currency = "KGS" },
        endsAt = marketplace.Clock.GetUtcNow().AddDays(30),
        labId = MarketplaceFixture.AtBashy,
    };

    private async Task<Guid> Live(HttpClient seller, long goal, string kind = "allOrNothing")
    {
        var id = (await (await seller.PostCreating("/v1/campaigns", Draft(goal, kind))).Json()).Id();
        await Reviewed(seller, id);
        await (await seller.PostSeen($"/v1/campaigns/{id}/launch")).Json();
        return id;
    }

    private async Task Reviewed(HttpClient seller, Guid id)
    {
        await (await seller.PostSeen($"/v1/listings/{id}/submission")).Json();
        await (await marketplace.Coordinator.PostSeen($"/v1/listings/{id}/review", new { approve = true })).Json();
    }

    private static async Task<Guid> Pledge(HttpClient backer, Guid campaign, long amount, string? shownAs = null) =>
        (await (await backer.PostSeen($"/v1/campaigns/{campaign}/pledges", Som(amount, shownAs))).Json()).Id();

    private Task<JsonElement> Campaign(Guid id) => marketplace.Anonymous().GetJson($"/v1/campaigns/{id}");

    private async Task End(Guid campaign)
    {
        marketplace.Clock.Advance(TimeSpan.FromDays(31));
        await marketplace.Eventually(async () => (await Campaign(campaign)).GetProperty("state").GetString() == "closing");
        await marketplace.Eventually(() => marketplace.WithDb<MarketplaceDb, bool>(async db =>
            !await db.Pledges.AnyAsync(p => p.CampaignId == campaign && p.State == PledgeState.Promised)));
    }

    private async Task Decided(Guid campaign, string state)
    {
        marketplace.Clock.Advance(Campaigns.Campaign.TimeToPay + TimeSpan.FromSeconds(1));
        await marketplace.Eventually(async () => (await Campaign(campaign)).GetProperty("state").GetString() == state);
    }

    private async Task Pay(HttpClient backer, Guid order)
    {
        var (_, railId) = await MarketplaceFixture.Scan(backer, order);
        await marketplace.CallBack(RailStandIn.Event(marketplace.Rail.Pay(railId)));
        await marketplace.BecomesState(backer, order, "paid");
    }

    private static async Task<Guid> OrderOf(HttpClient backer) => (await backer.GetJson("/v1/me/pledges")).GetProperty("items")
        .EnumerateArray().Select(p => p.GetProperty("orderId")).First(o => o.ValueKind is JsonValueKind.String).GetGuid();

    private static async Task<string> State(HttpClient backer) => (await States(backer)).Single();

    private static async Task<List<string>> States(HttpClient backer) => (await backer.GetJson("/v1/me/pledges")).GetProperty("items")
        .EnumerateArray().Select(p => p.GetProperty("state").GetString()!).ToList();
}
