using System.Net;
using CreativeLabs.Contracts;
using CreativeLabs.Marketplace.Campaigns;
using CreativeLabs.Marketplace.Data;
using CreativeLabs.Marketplace.Orders;
using CreativeLabs.Support;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Marketplace.Tests;

/// <summary>What comes at once when a campaign ends.</summary>
public sealed class CampaignRaceTests(MarketplaceFixture marketplace) : CampaignSteps(marketplace)
{
    [Fact]
    public async Task Three_hundred_pledges_are_closed_once_however_often_and_by_how_many_it_is_begun()
    {
        var (_, seller) = await Marketplace.NewSeller();
        var campaign = await Live(seller, goal: 100_000);
        await Marketplace.WithDb<MarketplaceDb>(async db =>
        {
            db.AddRange(Enumerable.Range(0, 300).Select(i => Campaigns.Pledge.Make(campaign, Guid.CreateVersion7(), 1_000, null,
                Marketplace.Clock.GetUtcNow().AddMilliseconds(i))));
            await db.SaveChangesAsync();
        });
        Marketplace.Clock.Advance(TimeSpan.FromDays(31));
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Marketplace.Broker.Tell(new CampaignWorkDue(campaign))));
        await Marketplace.Eventually(() => Marketplace.WithDb<MarketplaceDb, bool>(async db =>
            await db.Pledges.CountAsync(p => p.CampaignId == campaign && p.State == PledgeState.LinkSent) == 300));
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Marketplace.Take(new CampaignWorkDue(campaign))));
        (await Marketplace.WithDb<MarketplaceDb, int>(db => db.Orders.CountAsync(o => o.CampaignId == campaign))).ShouldBe(300);
        await Marketplace.Eventually(() => Task.FromResult(
            Marketplace.Broker.Heard<PledgeLinkSent>(f => f.CampaignId == campaign).Count >= 300));
        Marketplace.Broker.Heard<PledgeLinkSent>(f => f.CampaignId == campaign).DistinctBy(f => f.PledgeId).Count().ShouldBe(300);

        // All of them pay, by the books, and it is decided by several at once.
        await Marketplace.WithDb<MarketplaceDb>(db => db.Database.ExecuteSqlAsync(
            $"""
            UPDATE seller_orders SET state = 'Paid', paid_at = now()
            WHERE order_id IN (SELECT id FROM orders WHERE campaign_id = {campaign});
            UPDATE orders SET state = 'Paid', paid_at = now() WHERE campaign_id = {campaign};
            """));
        Marketplace.Clock.Advance(Campaigns.Campaign.TimeToPay + TimeSpan.FromSeconds(1));
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Marketplace.Broker.Tell(new CampaignWorkDue(campaign))));
        await Marketplace.Eventually(() => Marketplace.WithDb<MarketplaceDb, bool>(async db =>
            await db.Orders.CountAsync(o => o.CampaignId == campaign && o.State == OrderState.Completed) == 300));
        Marketplace.Broker.Heard<CampaignSucceeded>(f => f.CampaignId == campaign).Count.ShouldBe(1);
        await Marketplace.Eventually(() => Task.FromResult(
            Marketplace.Broker.Heard<PledgeCaptured>(f => f.CampaignId == campaign).Count == 300));
    }

    [Fact]
    public async Task What_is_taken_back_while_it_is_being_asked_for_is_not_asked_for()
    {
        var (_, seller) = await Marketplace.NewSeller();
        var campaign = await Live(seller, goal: 10_000);
        await Pledge(Marketplace.Buyer(), campaign, 10_000);
        var backer = Marketplace.Buyer();
        var pledge = await Pledge(backer, campaign, 20_000);
        await Marketplace.WithDb<MarketplaceDb>(async db =>
        {
            await using var transaction = await db.Database.BeginTransactionAsync();
            await db.Database.ExecuteSqlAsync($"UPDATE pledges SET state = 'Withdrawn' WHERE id = {pledge}");
            Marketplace.Clock.Advance(TimeSpan.FromDays(31));
            await Marketplace.Eventually(() => Marketplace.WithDb<MarketplaceDb, bool>(other => other.Database.SqlQuery<bool>(
                $"SELECT count(*) > 0 AS \"Value\" FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database()")
                .SingleAsync()));
            await transaction.CommitAsync();
        });
        await Marketplace.Eventually(() => Marketplace.WithDb<MarketplaceDb, bool>(db =>
            db.Pledges.AnyAsync(p => p.CampaignId == campaign && p.State == PledgeState.LinkSent)));
        (await State(backer)).ShouldBe("withdrawn");
        (await Marketplace.WithDb<MarketplaceDb, int>(db => db.Orders.CountAsync(o => o.CampaignId == campaign))).ShouldBe(1);
    }

    [Fact]
    public async Task Money_that_was_on_its_way_when_it_was_decided_goes_back()
    {
        var (_, seller) = await Marketplace.NewSeller();
        var campaign = await Live(seller, goal: 10_000);
        var (paid, pending) = (Marketplace.Buyer(), Marketplace.Buyer());
        await Pledge(paid, campaign, 10_000);
        await Pledge(pending, campaign, 20_000);
        await End(campaign);
        await Pay(paid, await OrderOf(paid));
        var order = await OrderOf(pending);
        var (_, railId) = await MarketplaceFixture.Scan(pending, order);
        await Decided(campaign, "succeeded");
        await Marketplace.CallBack(RailStandIn.Event(Marketplace.Rail.Pay(railId)));
        await Marketplace.Eventually(async () => (await Marketplace.Accounts(order)).GetValueOrDefault("buyer:refund-due") == -20_000);
        (await Campaign(campaign)).GetProperty("paid").GetProperty("amount").GetInt64().ShouldBe(10_000);
        (await State(pending)).ShouldBe("lapsed");
        await Marketplace.BooksBalance();
    }

    [Fact]
    public async Task A_pledge_at_the_deadline_counts_or_is_refused()
    {
        var (_, seller) = await Marketplace.NewSeller();
        var campaign = await Live(seller, goal: 100);
        await Pledge(Marketplace.Buyer(), campaign, 100);
        Marketplace.Clock.Advance(TimeSpan.FromDays(30) - TimeSpan.FromSeconds(1));
        var rush = Enumerable.Range(0, 12).Select(_ => Marketplace.Buyer().SendWith(HttpMethod.Post, $"/v1/campaigns/{campaign}/pledges",
            Som(100), ifMatch: "*", key: Guid.NewGuid())).ToList();
        Marketplace.Clock.Advance(TimeSpan.FromDays(1));
        var answers = await Task.WhenAll(rush);
        await Marketplace.Eventually(async () => (await Campaign(campaign)).GetProperty("state").GetString() == "closing");
        var taken = 1 + answers.Count(a => a.StatusCode == HttpStatusCode.Created);
        foreach (var refused in answers.Where(a => a.StatusCode != HttpStatusCode.Created))
        {
            await refused.ShouldBeProblem(409, "campaign_over");
        }

        await Marketplace.Eventually(() => Marketplace.WithDb<MarketplaceDb, bool>(async db =>
            await db.Pledges.CountAsync(p => p.CampaignId == campaign && p.State == PledgeState.LinkSent) == taken));
    }
}
