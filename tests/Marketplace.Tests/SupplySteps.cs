using System.Text.Json;
using CreativeLabs.Contracts;
using CreativeLabs.Marketplace.Data;
using CreativeLabs.Marketplace.StandingOrders;
using CreativeLabs.Support;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Marketplace.Tests;

/// <summary>A kitchen that orders a good again and again, and shops that deliver it.</summary>
internal sealed class SupplySteps(MarketplaceFixture marketplace)
{
    public DateOnly Today => DateOnly.FromDateTime(marketplace.Clock.GetUtcNow().ToOffset(TimeSpan.FromHours(6)).DateTime);

    public async Task<Guid> Good(long price = 5_000, decimal smallestLot = 2) =>
        (await (await marketplace.Operator.PostCreating("/v1/supply/goods", new
        {
            name = new { ky = "Сабиз", ru = "Морковь", en = "Carrots" }, unit = "kg", price = new { amount = price, currency = "KGS" },
            smallestLot,
        })).Json()).Id();

    /// <summary>A shop that can deliver so much in a week.</summary>
    public async Task<(Guid Person, HttpClient Client)> Shop(Guid good, decimal perWeek)
    {
        var (person, client) = await marketplace.NewSeller();
        await Declare(client, good, perWeek);
        return (person, client);
    }

    public static async Task Declare(HttpClient seller, Guid good, decimal perWeek) => await (await seller.SendWith(
        HttpMethod.Put, $"/v1/me/seller/capacities/{good}", new { quantity = perWeek })).Json();

    public object Body(Guid good, decimal quantity, string shortage = "reduce", Guid? substitute = null, DateOnly? first = null) => new
    {
        goodId = good, quantity, everyWeeks = 1, firstOn = first ?? Today.AddDays(8), lastOn = (first ?? Today.AddDays(8)).AddDays(60),
        shortage, substituteId = substitute, place = "№ 3 мектептин ашканасы", address = "Нарын, Ленин көчөсү 1",
    };

    public async Task<Guid> Approved(HttpClient buyer, Guid good, decimal quantity, string shortage = "reduce", Guid? substitute = null,
        DateOnly? first = null)
    {
        var id = (await (await buyer.PostCreating("/v1/standing-orders", Body(good, quantity, shortage, substitute, first))).Json()).Id();
        await (await marketplace.Operator.PostSeen($"/v1/standing-orders/{id}/approval")).Json();
        return id;
    }

    /// <summary>The clock goes on to when its next delivery opens.</summary>
    public async Task<Guid> Opened(HttpClient buyer, Guid order)
    {
        var next = DateOnly.Parse((await buyer.GetJson($"/v1/standing-orders/{order}")).GetProperty("nextOn").GetString()!,
            System.Globalization.CultureInfo.InvariantCulture);
        await GoOn(SupplyTimes.OpensAt(next));
        await marketplace.Eventually(async () => (await Cycles(order)).Exists(c => c.DeliversOn == next));
        return (await Cycles(order)).Single(c => c.DeliversOn == next).Id;
    }

    public Task GoOn(DateTimeOffset until)
    {
        var by = until - marketplace.Clock.GetUtcNow() + TimeSpan.FromMinutes(1);
        if (by > TimeSpan.Zero)
        {
            marketplace.Clock.Advance(by);
        }

        return Task.CompletedTask;
    }

    /// <summary>The clock goes on to when the delivery leaves its present state, and it does.</summary>
    public async Task GoesOn(Guid cycle)
    {
        var before = await Cycle(cycle);
        await GoOn(before.Due!.Value);
        await marketplace.Eventually(async () => (await Cycle(cycle)).State != before.State);
    }

    public Task<List<SupplyCycle>> Cycles(Guid order) => marketplace.WithDb<MarketplaceDb, List<SupplyCycle>>(db =>
        db.CyclesWithParts.AsNoTracking().Where(c => c.StandingOrderId == order).OrderBy(c => c.DeliversOn).ToListAsync());

    public Task<SupplyCycle> Cycle(Guid id) => marketplace.WithDb<MarketplaceDb, SupplyCycle>(db =>
        db.CyclesWithParts.AsNoTracking().SingleAsync(c => c.Id == id));

    /// <summary>What a seller is asked for of a delivery.</summary>
    public static async Task<JsonElement> Part(HttpClient seller, Guid cycle) =>
        (await seller.GetJson($"/v1/supply/cycles/{cycle}")).GetProperty("parts").EnumerateArray().ShouldHaveSingleItem();

    public static async Task<HttpResponseMessage> Step(HttpClient seller, Guid cycle, string step) => await seller.SendWith(
        HttpMethod.Post, $"/v1/supply/cycles/{cycle}/parts/{(await Part(seller, cycle)).Id()}/{step}", ifMatch: "*");

    /// <summary>A lot whose test passed, and which is released.</summary>
    public async Task<Guid> Lot(HttpClient seller, Guid good, bool released = true)
    {
        var body = new { goodId = good, code = "С-14", harvestedOn = Today };
        var id = (await (await seller.PostCreating("/v1/supply/lots", body)).Json()).Id();
        if (released)
        {
            await (await Tested(seller, id)).Json();
            await (await seller.SendWith(HttpMethod.Post, $"/v1/supply/lots/{id}/release", ifMatch: "*")).Json();
        }

        return id;
    }

    public Task<HttpResponseMessage> Tested(HttpClient seller, Guid lot, bool passed = true) => seller.SendWith(
        HttpMethod.Post, $"/v1/supply/lots/{lot}/tests", new
        {
            parameter = "нитрат", result = "120 мг/кг", laboratory = "Нарын СЭС", passed,
            testedAt = marketplace.Clock.GetUtcNow().AddHours(-1),
        }, ifMatch: "*", key: Guid.NewGuid());

    public async Task<HttpResponseMessage> Packed(HttpClient seller, Guid cycle, params (Guid Lot, decimal Quantity)[] lots) =>
        await seller.SendWith(HttpMethod.Put, $"/v1/supply/cycles/{cycle}/parts/{(await Part(seller, cycle)).Id()}/packing",
            new { lots = lots.Select(l => new { lotId = l.Lot, quantity = l.Quantity }).ToArray() }, ifMatch: "*");

    /// <summary>Split, taken on by its one shop, and packed whole.</summary>
    public async Task<(Guid Cycle, Guid Lot)> Delivered(HttpClient buyer, HttpClient seller, Guid good, decimal quantity)
    {
        var cycle = await Opened(buyer, await Approved(buyer, good, quantity));
        await GoesOn(cycle);
        await (await Step(seller, cycle, "confirmation")).Json();
        await GoesOn(cycle);
        var lot = await Lot(seller, good);
        await (await Packed(seller, cycle, (lot, quantity))).Json();
        return (cycle, lot);
    }

    public static Task<HttpResponseMessage> Receive(HttpClient buyer, Guid cycle, params object[] rejected) => buyer.SendWith(
        HttpMethod.Post, $"/v1/supply/cycles/{cycle}/receipt", new { rejected }, ifMatch: "*", key: Guid.NewGuid());

    public static Task<HttpResponseMessage> Pay(HttpClient client, Guid cycle, string reference) => client.SendWith(
        HttpMethod.Post, $"/v1/supply/cycles/{cycle}/payment", new { reference }, ifMatch: "*", key: Guid.NewGuid());
}
