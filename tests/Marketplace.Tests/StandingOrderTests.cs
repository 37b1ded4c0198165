using System.Net;
using CreativeLabs.Contracts;
using CreativeLabs.Marketplace.Data;
using CreativeLabs.Marketplace.StandingOrders;
using CreativeLabs.Support;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace CreativeLabs.Marketplace.Tests;

/// <summary>A school's kitchen, its suppliers and their weeks. A service of its own: it pays out what is due.</summary>
public sealed class StandingOrderTests(MarketplaceFixture marketplace) : IClassFixture<MarketplaceFixture>
{
    private SupplySteps Supply { get; } = new(marketplace);

    [Fact]
    public async Task A_school_gets_what_three_shops_deliver_sends_some_back_and_pays_the_invoice()
    {
        var good = await Supply.Good();
        var (_, large) = await Supply.Shop(good, 30);
        var (_, middle) = await Supply.Shop(good, 20);
        var (_, small) = await Supply.Shop(good, 10);
        var school = marketplace.Buyer();
        var order = await Supply.Approved(school, good, 30);
        var cycle = await Supply.Opened(school, order);
        await (await school.SendWith(HttpMethod.Put, $"/v1/supply/cycles/{cycle}/quantity", new { quantity = 40 }, ifMatch: "*")).Json();
        await Supply.GoesOn(cycle);

        (await Asked(large, cycle), await Asked(middle, cycle), await Asked(small, cycle)).ShouldBe((20m, 13.333m, 6.667m));
        await (await school.SendWith(HttpMethod.Put, $"/v1/supply/cycles/{cycle}/quantity", new { quantity = 10 }, ifMatch: "*"))
            .ShouldBeProblem(409, "supply_out_of_turn");
        (await large.GetJson($"/v1/supply/cycles/{cycle}")).GetProperty("place").ValueKind
            .ShouldBe(System.Text.Json.JsonValueKind.Null, "where it goes she reads once she has taken it on");
        await (await SupplySteps.Step(large, cycle, "confirmation")).Json();
        await (await SupplySteps.Step(large, cycle, "confirmation")).Json();
        await (await SupplySteps.Step(middle, cycle, "confirmation")).Json();
        (await large.GetJson($"/v1/supply/cycles/{cycle}")).GetProperty("address").GetString().ShouldBe("Нарын, Ленин көчөсү 1");

        var (first, second) = (await Supply.Lot(large, good), await Supply.Lot(middle, good));
        await (await Supply.Packed(large, cycle, (first, 21))).ShouldBeProblem(409, "too_much_packed");
        await (await Supply.Packed(large, cycle, (second, 20))).ShouldBeProblem(409, "lot_of_another");
        await (await Supply.Packed(large, cycle, (first, 10))).Json();
        await (await Supply.Packed(large, cycle, (first, 20))).Json();
        await (await Supply.Packed(middle, cycle, (second, 13.333m))).Json();
        await Supply.GoesOn(cycle);
        var confirmed = await Supply.Cycle(cycle);
        (confirmed.State, confirmed.Short).ShouldBe((CycleState.Confirmed, 6_667));
        await marketplace.Broker.Hear<SupplyShort>(f => f.CycleId == cycle);
        await (await SupplySteps.Step(small, cycle, "confirmation")).ShouldBeProblem(409, "supply_out_of_turn");

        var part = (await SupplySteps.Part(large, cycle)).Id();
        await (await SupplySteps.Receive(school, cycle, new { partId = part, lotId = first, quantity = 21 }))
            .ShouldBeProblem(409, "too_much_packed");
        var received = await (await SupplySteps.Receive(school, cycle, new { partId = part, lotId = first, quantity = 1.5 })).Json();
        received.GetProperty("state").GetString().ShouldBe("invoiced");
        received.GetProperty("amount").GetProperty("amount").GetInt64().ShouldBe(159_165, "18.5 and 13.333 kg at 50 som");
        await marketplace.BooksBalance();
        (await school.GetJson($"/v1/supply/cycles/{cycle}")).GetProperty("invoiceNumber").GetString()!.ShouldStartWith("S-");
        await Papers(school, large, cycle);

        await WithAccount(large);
        await WithAccount(middle);
        await (await marketplace.Operator.PostCreating("/v1/payout-batches")).ShouldBeProblem(409, "nothing_due");
        await (await SupplySteps.Pay(school, cycle, "1")).ShouldBeProblem(403);
        await (await SupplySteps.Pay(marketplace.Operator, cycle, "ПП-77")).Json();
        var batch = await (await marketplace.Operator.PostCreating("/v1/payout-batches")).Json();
        batch.GetProperty("total").GetProperty("amount").GetInt64().ShouldBeInRange(151_200, 151_210);
        await (await marketplace.Operator.PostCreating("/v1/payout-batches")).ShouldBeProblem(409, "nothing_due");
        await (await marketplace.Operator.PostSeen($"/v1/payout-batches/{batch.Id()}/discard")).Json();
        (await (await marketplace.Operator.PostCreating("/v1/payout-batches")).Json()).GetProperty("payouts").GetArrayLength().ShouldBe(2);
        await marketplace.BooksBalance();
    }

    [Fact]
    public async Task After_an_outage_every_delivery_that_fell_into_it_is_opened_once()
    {
        var good = await Supply.Good();
        var school = marketplace.Buyer();
        var order = await Supply.Approved(school, good, 30);
        await Supply.GoOn(SupplyTimes.OpensAt(Supply.Today.AddDays(8 + 21)));
        await marketplace.Eventually(async () => (await Supply.Cycles(order)).Count >= 4);
        await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => marketplace.Take(new StandingOrderDue(order))));
        var days = (await Supply.Cycles(order)).ConvertAll(c => c.DeliversOn);
        days.Distinct().Count().ShouldBe(days.Count);
        days.Zip(days.Skip(1)).ShouldAllBe(pair => pair.Second == pair.First.AddDays(7));
        var same = await Should.ThrowAsync<PostgresException>(() => marketplace.WithDb<MarketplaceDb>(db => db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO supply_cycles (id, standing_order_id, buyer_id, delivers_on, quantity, short, state, version)
            SELECT gen_random_uuid(), standing_order_id, buyer_id, delivers_on, 1, 0, 'Open', 1 FROM supply_cycles
            WHERE standing_order_id = {order} LIMIT 1
            """)));
        same.ConstraintName.ShouldBe(SupplyCycle.OncePerDay);
    }

    [Fact]
    public async Task Of_many_kitchens_that_are_split_at_once_none_takes_what_another_has()
    {
        var good = await Supply.Good(smallestLot: 0.001m);
        var (_, one) = await Supply.Shop(good, 30);
        await Supply.Shop(good, 20);
        var first = Supply.Today.AddDays(8);
        var cycles = new List<Guid>();
        var orders = new List<Guid>();
        for (var i = 0; i < 12; i++)
        {
            orders.Add(await Supply.Approved(marketplace.Buyer(), good, 7, first: first));
        }

        await Supply.GoOn(SupplyTimes.OpensAt(first));
        foreach (var order in orders)
        {
            await marketplace.Eventually(async () => (await Supply.Cycles(order)).Count == 1);
            cycles.Add((await Supply.Cycles(order)).Single().Id);
        }

        await Supply.GoOn(SupplyTimes.FreezesAt(first));
        await marketplace.Eventually(async () => (await All()).TrueForAll(c => c.State is not CycleState.Open));
        var all = await All();
        all.Sum(c => c.Parts.Sum(part => part.Quantity)).ShouldBe(50_000);
        all.Sum(c => c.Short).ShouldBe(34_000);
        all.ShouldAllBe(c => c.Short + c.Parts.Sum(part => part.Quantity) == c.Quantity);
        var above = await Should.ThrowAsync<PostgresException>(() => marketplace.WithDb<MarketplaceDb>(db =>
            db.Database.ExecuteSqlAsync($"UPDATE supply_weeks SET taken = capacity + 1 WHERE good_id = {good}")));
        above.ConstraintName.ShouldBe("ck_supply_weeks_taken");

        // What she does not deliver is there for others.
        var hers = all.First(c => c.Parts.Count == 2).Id;
        await (await SupplySteps.Step(one, hers, "decline")).Json();
        await (await SupplySteps.Step(one, hers, "decline")).Json();
        (await marketplace.WithDb<MarketplaceDb, int>(db => db.SupplyWeeks.Where(w => w.GoodId == good).SumAsync(w => w.Taken)))
            .ShouldBeLessThan(50_000);

        Task<List<SupplyCycle>> All() => marketplace.WithDb<MarketplaceDb, List<SupplyCycle>>(db =>
            db.CyclesWithParts.AsNoTracking().Where(c => cycles.Contains(c.Id)).ToListAsync());
    }

    [Fact]
    public async Task A_delivery_that_is_received_while_its_time_is_over_is_invoiced_once()
    {
        var good = await Supply.Good();
        var (_, seller) = await Supply.Shop(good, 50);
        var school = marketplace.Buyer();
        var (cycle, _) = await Supply.Delivered(school, seller, good, 10);
        await Supply.GoOn(SupplyTimes.ClosesAt((await Supply.Cycle(cycle)).DeliversOn).AddMinutes(-2));
        var requests = Enumerable.Range(0, 4).Select(_ => SupplySteps.Receive(school, cycle)).ToList();
        marketplace.Clock.Advance(TimeSpan.FromMinutes(3));
        var answers = await Task.WhenAll(requests);
        await marketplace.Take(new SupplyCycleDue(cycle));
        await marketplace.Eventually(async () => (await Supply.Cycle(cycle)).State is CycleState.Invoiced);
        answers.Count(a => a.IsSuccessStatusCode).ShouldBeLessThanOrEqualTo(1);
        var number = (await Supply.Cycle(cycle)).InvoiceNumber;
        (await marketplace.WithDb<MarketplaceDb, int>(db => db.Journals.CountAsync(j => j.Kind == "invoice" && j.Reference == number)))
            .ShouldBe(1);
        marketplace.Broker.Heard<SupplyInvoiced>(f => f.CycleId == cycle).Count.ShouldBeLessThanOrEqualTo(1);
        await marketplace.BooksBalance();
    }

    [Fact]
    public async Task What_nobody_delivers_is_carried_over_or_another_good_takes_its_place()
    {
        var (carrots, beet) = (await Supply.Good(), await Supply.Good(4_000));
        var (_, seller) = await Supply.Shop(carrots, 20);
        await SupplySteps.Declare(seller, beet, 6);
        var (carries, replaces) = (marketplace.Buyer(), marketplace.Buyer());
        await (await replaces.PostCreating("/v1/standing-orders", Supply.Body(carrots, 25, "substitute", carrots)))
            .ShouldBeProblem(409, "substitute_mismatch");
        await (await replaces.PostCreating("/v1/standing-orders", Supply.Body(carrots, 25, "reduce", beet)))
            .ShouldBeProblem(409, "substitute_mismatch");
        var order = await Supply.Approved(carries, carrots, 25, "nextCycle");
        var cycle = await Supply.Opened(carries, order);
        await Supply.GoesOn(cycle);
        (await Supply.Cycle(cycle)).Short.ShouldBe(5_000);
        // Else what she was asked for would be missing too, sooner or later than the next one opens.
        await (await SupplySteps.Step(seller, cycle, "confirmation")).Json();
        var next = await Supply.Opened(carries, order);
        (await Supply.Cycle(next)).Quantity.ShouldBe(30_000);
        await (await carries.SendWith(HttpMethod.Post, $"/v1/standing-orders/{order}/ending", ifMatch: "*")).Json();

        var other = await Supply.Opened(replaces, await Supply.Approved(replaces, carrots, 25, "substitute", beet,
            Supply.Today.AddDays(22)));
        await Supply.GoesOn(other);
        var parts = (await Supply.Cycle(other)).Parts;
        parts.Where(part => part.GoodId == carrots).Sum(part => part.Quantity).ShouldBe(20_000);
        parts.Where(part => part.GoodId == beet).Sum(part => part.Quantity).ShouldBe(5_000);
        (await Supply.Cycle(other)).Short.ShouldBe(0);
    }

    [Fact]
    public async Task Only_what_an_operator_has_approved_is_delivered_and_nobody_approves_her_own()
    {
        var good = await Supply.Good();
        var own = await (await marketplace.Operator.PostCreating("/v1/standing-orders", Supply.Body(good, 5))).Json();
        await (await marketplace.Operator.PostSeen($"/v1/standing-orders/{own.Id()}/approval")).ShouldBeProblem(409, "own_standing_order");
        var school = marketplace.Buyer();
        await (await school.PostCreating("/v1/standing-orders", Supply.Body(good, 0))).ShouldBeProblem(400);
        await (await school.PostCreating("/v1/standing-orders", Supply.Body(good, 5, first: Supply.Today))).ShouldBeProblem(400);
        await (await school.PostCreating("/v1/standing-orders", Supply.Body(Guid.CreateVersion7(), 5)))
            .ShouldBeProblem(409, "supply_good_unknown");
        var asked = (await (await school.PostCreating("/v1/standing-orders", Supply.Body(good, 5))).Json()).Id();
        await (await school.PostSeen($"/v1/standing-orders/{asked}/approval")).ShouldBeProblem(403);
        await (await school.SendWith(HttpMethod.Post, $"/v1/standing-orders/{asked}/ending", ifMatch: "*")).Json();
        await (await marketplace.Operator.PostSeen($"/v1/standing-orders/{asked}/approval")).ShouldBeProblem(409, "supply_out_of_turn");
    }

    [Fact]
    public async Task A_kitchen_that_leaves_takes_nothing_more_and_what_a_shop_that_leaves_had_taken_on_is_missing()
    {
        var good = await Supply.Good();
        var (sellerId, seller) = await Supply.Shop(good, 50);
        var (buyerId, other) = (Guid.CreateVersion7(), marketplace.Buyer());
        var school = marketplace.Client(buyerId);
        var cycle = await Supply.Opened(school, await Supply.Approved(school, good, 10));
        await Supply.GoesOn(cycle);
        var to = Guid.CreateVersion7();
        await marketplace.Take(new PersonMerged(buyerId, to));
        (await marketplace.Client(to).GetJson($"/v1/supply/cycles/{cycle}")).GetProperty("state").GetString().ShouldBe("offered");
        await marketplace.Take(new PersonErasureRequested(Guid.CreateVersion7(), to));
        (await Supply.Cycle(cycle)).State.ShouldBe(CycleState.CalledOff);
        (await marketplace.WithDb<MarketplaceDb, int>(db => db.SupplyWeeks.Where(w => w.GoodId == good).SumAsync(w => w.Taken)))
            .ShouldBe(0);

        var (second, lot) = await Supply.Delivered(other, seller, good, 10);
        await marketplace.Take(new PersonErasureRequested(Guid.CreateVersion7(), sellerId));
        var left = await Supply.Cycle(second);
        (left.Short, left.Parts.Single().State).ShouldBe((10_000, PartState.Declined));
        await marketplace.Broker.Hear<SupplyShort>(f => f.CycleId == second);
        (await marketplace.WithDb<MarketplaceDb, string>(db => db.Lots.Where(l => l.Id == lot).Select(l => l.Code).SingleAsync()))
            .ShouldNotContain("С-14");
    }

    private async Task Papers(HttpClient school, HttpClient seller, Guid cycle)
    {
        foreach (var client in (HttpClient[])[school, seller])
        {
            (await client.GetAsync($"/v1/supply/cycles/{cycle}/delivery-note/pdf")).Content.Headers.ContentType!.MediaType
                .ShouldBe("application/pdf");
        }

        foreach (var language in LocalText.Languages)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, $"/v1/supply/cycles/{cycle}/invoice/pdf");
            request.Headers.AcceptLanguage.ParseAdd(language);
            var paper = await (await school.SendAsync(request)).Content.ReadAsByteArrayAsync();
            System.Text.Encoding.ASCII.GetString(paper, 0, 5).ShouldBe("%PDF-");
        }

        (await seller.GetAsync($"/v1/supply/cycles/{cycle}/invoice/pdf")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    private static async Task WithAccount(HttpClient seller) => await (await seller.SendWith(HttpMethod.Put, "/v1/me/seller/payout-account",
        new { account = "1234567890123456" }, ifMatch: "*")).Json();

    private static async Task<decimal> Asked(HttpClient seller, Guid cycle) =>
        (await SupplySteps.Part(seller, cycle)).GetProperty("quantity").GetDecimal();
}
