using CreativeLabs.Contracts;
using CreativeLabs.Marketplace.StandingOrders;
using CreativeLabs.Support;

namespace CreativeLabs.Marketplace.Tests;

/// <summary>What was harvested at once can be found wherever it went.</summary>
[Collection("marketplace")]
public sealed class LotTests(MarketplaceFixture marketplace)
{
    private SupplySteps Supply { get; } = new(marketplace);

    [Fact]
    public async Task A_recall_finds_every_kitchen_that_got_of_the_lot_and_nobody_packs_it_any_more()
    {
        var good = await Supply.Good();
        var (_, seller) = await Supply.Shop(good, 100);
        var (one, other) = (marketplace.Buyer(), marketplace.Buyer());
        var (first, lot) = await Supply.Delivered(one, seller, good, 10);
        var second = await Supply.Opened(other, await Supply.Approved(other, good, 20));
        await Supply.GoesOn(second);
        await (await SupplySteps.Step(seller, second, "confirmation")).Json();
        await (await Supply.Packed(seller, second, (lot, 15))).Json();

        await (await other.PostSeen($"/v1/supply/lots/{lot}/recall")).ShouldBeProblem(404);
        (await (await marketplace.Operator.PostSeen($"/v1/supply/lots/{lot}/recall")).Json()).GetProperty("state").GetString()
            .ShouldBe("recalled");
        await (await seller.PostSeen($"/v1/supply/lots/{lot}/recall")).Json();
        foreach (var cycle in (Guid[])[first, second])
        {
            await marketplace.Broker.Hear<LotRecalled>(f => f.LotId == lot && f.CycleId == cycle);
        }

        marketplace.Broker.Heard<LotRecalled>(f => f.LotId == lot).Count.ShouldBe(2);
        var got = (await seller.GetJson($"/v1/supply/lots/{lot}/recipients")).GetProperty("items").EnumerateArray().ToList();
        got.Select(r => (r.Id("cycleId"), r.GetProperty("quantity").GetDecimal())).ShouldBe([(first, 10), (second, 15)], ignoreOrder: true);
        await (await Supply.Packed(seller, second, (lot, 15))).ShouldBeProblem(409, "lot_not_released");
        await (await seller.PostSeen($"/v1/supply/lots/{lot}/release")).ShouldBeProblem(409, "lot_recalled");
        (await one.GetJson($"/v1/supply/lots/{lot}")).GetProperty("state").GetString().ShouldBe("recalled");
        await (await marketplace.Buyer().GetAsync($"/v1/supply/lots/{lot}")).ShouldBeProblem(404);
    }

    [Fact]
    public async Task A_lot_is_released_once_all_of_its_tests_passed_and_kept_back_when_one_fails()
    {
        var good = await Supply.Good();
        var (_, seller) = await Supply.Shop(good, 100);
        var lot = await Supply.Lot(seller, good, released: false);
        await (await Release()).ShouldBeProblem(409, "lot_not_tested");
        await (await Supply.Tested(seller, lot)).Json();
        (await (await Release()).Json()).GetProperty("state").GetString().ShouldBe("released");
        (await (await Supply.Tested(seller, lot, passed: false)).Json()).GetProperty("state").GetString().ShouldBe("quarantined");
        await (await Release()).ShouldBeProblem(409, "lot_not_tested");
        await (await marketplace.Operator.PostSeen($"/v1/supply/lots/{lot}/release")).ShouldBeProblem(403);

        Task<HttpResponseMessage> Release() => seller.PostSeen($"/v1/supply/lots/{lot}/release");
    }

    [Fact]
    public async Task A_lot_that_is_recalled_while_it_is_packed_is_found_or_not_packed()
    {
        var good = await Supply.Good();
        var (_, seller) = await Supply.Shop(good, 100);
        var school = marketplace.Buyer();
        var cycle = await Supply.Opened(school, await Supply.Approved(school, good, 10));
        await Supply.GoesOn(cycle);
        await (await SupplySteps.Step(seller, cycle, "confirmation")).Json();
        var lot = await Supply.Lot(seller, good);
        var packing = Supply.Packed(seller, cycle, (lot, 10));
        var recall = seller.SendWith(HttpMethod.Post, $"/v1/supply/lots/{lot}/recall", ifMatch: "*");
        await Task.WhenAll(packing, recall);
        (await recall).IsSuccessStatusCode.ShouldBeTrue();
        var packed = (await Supply.Cycle(cycle)).Parts.Single().State is PartState.Packed;
        (await packing).IsSuccessStatusCode.ShouldBe(packed);
        if (packed)
        {
            await marketplace.Broker.Hear<LotRecalled>(f => f.LotId == lot && f.CycleId == cycle);
        }
    }
}
