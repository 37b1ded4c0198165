using System.Globalization;
using CreativeLabs.Contracts;
using CreativeLabs.Keys;
using CreativeLabs.Marketplace.Payouts;
using CreativeLabs.Support;
using Microsoft.Extensions.Configuration;

namespace CreativeLabs.Marketplace.Tests.Killed;

/// <summary>The service and its database are killed in the middle of much that belongs together, and all of it is done once.</summary>
public sealed class KilledTests(KilledMarket market) : IClassFixture<KilledMarket>
{
    private const int Pledges = 1_000;
    private const int Payouts = 450;
    private const int Kitchens = 300;

    [Fact]
    public async Task A_campaign_of_a_thousand_pledges_asks_each_of_them_once()
    {
        var id = (await market.Ids(
            $"""
            WITH campaign AS (
              INSERT INTO campaigns (id, seller_id, person_id, kind, state, goal, ends_at, version)
              SELECT id, seller_id, person_id, 'AllOrNothing', 'Live', 100000, now() - interval '1 minute', 2 FROM listings
              ORDER BY id LIMIT 1 RETURNING id),
            given AS (
              INSERT INTO pledges (id, campaign_id, backer_id, amount, state, made_at)
              SELECT gen_random_uuid(), campaign.id, gen_random_uuid(), 1000, 'Promised', now()
              FROM campaign, generate_series(1, {Pledges}))
            SELECT id FROM campaign
            """)).Single();
        await market.KillTwice(bus => bus.Publish(new CampaignWorkDue(id)),
            $"SELECT count(*) FROM pledges WHERE campaign_id = '{id}' AND state = 'LinkSent'", Pledges);
        (await market.Count($"SELECT count(*) FROM orders WHERE campaign_id = '{id}'")).ShouldBe(Pledges);
        (await market.Count($"SELECT count(DISTINCT order_id) FROM pledges WHERE campaign_id = '{id}'")).ShouldBe(Pledges);
        (await market.Count($"SELECT count(*) FROM campaigns WHERE id = '{id}' AND state = 'Closing'")).ShouldBe(1);
    }

    [Fact]
    public async Task A_batch_of_payouts_is_sent_and_booked_once()
    {
        var accounts = new PayoutAccounts(new PlatformKey(new ConfigurationBuilder().AddInMemoryCollection(
            new Dictionary<string, string?>(StringComparer.Ordinal) { ["Platform:Key"] = MarketplaceFixture.PlatformKey }).Build()));
        var shops = Enumerable.Range(0, Payouts).Select(_ => Guid.CreateVersion7()).ToList();
        var rows = string.Join(", ", shops.Select(shop =>
            $"('{shop}'::uuid, '\\x{Convert.ToHexString(accounts.Seal(shop, "1234567890123456"))}'::bytea)"));
        await market.Count(
            $$"""
            CREATE TEMP TABLE shops AS SELECT * FROM (VALUES {{rows}}) AS shop (id, account);
            INSERT INTO sellers (id, person_id, display_name, opened_at, version)
            SELECT id, gen_random_uuid(), '{"ky": "Дүкөн"}', now(), 1 FROM shops;
            INSERT INTO payout_accounts (seller_id, sealed_number, tail) SELECT id, account, '3456' FROM shops;
            INSERT INTO payout_batches (id, state, created_by, created_at, approved_by, approved_at, version)
            VALUES ('{{shops[0]}}', 'Approved', gen_random_uuid(), now(), gen_random_uuid(), now(), 2);
            INSERT INTO payouts (id, batch_id, seller_id, person_id, rail, amount, state, created_at, version)
            SELECT s.id, '{{shops[0]}}', s.id, s.person_id, 'sandbox', 100, 'Approved', now(), 2 FROM sellers s JOIN shops USING (id);
            """);
        var batch = $"batch_id = '{shops[0]}'";
        await market.KillTwice(bus => Task.WhenAll(shops.Select(id => bus.Publish(new PayoutSendDue(id, 0)))),
            $"SELECT count(*) FROM payouts WHERE {batch} AND state = 'Settled'", Payouts);
        (await market.Count(
            $"SELECT count(*) FROM journals WHERE kind = 'payout' AND reference IN (SELECT id::text FROM payouts WHERE {batch})"))
            .ShouldBe(Payouts);
        (await market.Count("SELECT coalesce(-sum(amount), 0)::bigint FROM entries WHERE account = 'rail:clearing'"))
            .ShouldBe(Payouts * 100L);
        market.Rail.Transfers.Count.ShouldBe(Payouts, "sent again under its own key, none moved twice");
        market.Rail.Transfers.Values.ShouldAllBe(transfer => transfer.Amount == 100);
    }

    [Fact]
    public async Task The_deliveries_of_three_hundred_kitchens_are_split_once()
    {
        var good = Guid.CreateVersion7();
        var day = DateOnly.FromDateTime(DateTime.UtcNow).AddDays(2).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var cycles = await market.Ids(
            $$"""
            INSERT INTO supply_goods (id, name, unit, price, smallest_lot) VALUES ('{{good}}', '{"ky": "Сабиз"}', 'Kg', 5000, 1000);
            INSERT INTO supply_capacities (good_id, seller_id, per_week)
            SELECT '{{good}}', id, 700000 FROM sellers WHERE closed_at IS NULL ORDER BY id LIMIT 3;
            WITH kitchens AS (
              INSERT INTO standing_orders (id, buyer_id, good_id, shortage, quantity, carried, every_weeks, next_on, last_on, place,
                state, approved_by, version)
              SELECT gen_random_uuid(), gen_random_uuid(), '{{good}}', 'NextCycle', 10000, 0, 1, '{{day}}'::date + 7, '{{day}}'::date + 60,
                'Мектеп', 'Active', gen_random_uuid(), 2 FROM generate_series(1, {{Kitchens}}) RETURNING id, buyer_id)
            INSERT INTO supply_cycles (id, standing_order_id, buyer_id, delivers_on, quantity, short, state, version)
            SELECT gen_random_uuid(), id, buyer_id, '{{day}}', 10000, 0, 'Open', 1 FROM kitchens RETURNING id
            """);
        cycles.Count.ShouldBe(Kitchens);
        var ours = $"standing_order_id IN (SELECT id FROM standing_orders WHERE good_id = '{good}')";
        await market.KillTwice(bus => Task.WhenAll(cycles.Select(id => bus.Publish(new SupplyCycleDue(id)))),
            $"SELECT count(*) FROM supply_cycles WHERE {ours} AND state <> 'Open'", Kitchens);
        var split = $"SELECT coalesce(sum(quantity), 0)::bigint FROM supply_parts WHERE good_id = '{good}'";
        (await market.Count(split)).ShouldBe(2_100_000, "all that three shops can deliver");
        (await market.Count($"SELECT sum(taken)::bigint FROM supply_weeks WHERE good_id = '{good}'")).ShouldBe(2_100_000);
        (await market.Count(
            $"""
            SELECT count(*) FROM supply_cycles c WHERE {ours} AND quantity <> short
              + (SELECT coalesce(sum(p.quantity), 0) FROM supply_parts p WHERE p.cycle_id = c.id)
            """)).ShouldBe(0);
        (await market.Count($"SELECT sum(carried)::bigint FROM standing_orders WHERE good_id = '{good}'"))
            .ShouldBe((Kitchens * 10_000L) - 2_100_000);
    }
}
