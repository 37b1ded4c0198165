using CreativeLabs.Contracts;
using CreativeLabs.Marketplace.Data;
using CreativeLabs.Support;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Marketplace.Tests;

[Collection("marketplace")]
public sealed class SeedAgainTests(MarketplaceFixture marketplace)
{
    private const string Seed = "/v1/operations/marketplace/seed";

    [Fact]
    public async Task An_operator_plants_what_is_missing_and_nothing_else()
    {
        var reason = new { reason = "Somebody took a right away while trying things out." };
        (await Rows(reason)).ShouldBe(0);
        var trainer = WellKnown.Id("person/at-bashy/trainer");
        await marketplace.WithDb<MarketplaceDb>(db => db.RightsToSell.Where(right => right.PersonId == trainer).ExecuteDeleteAsync());
        (await Rows(reason)).ShouldBe(1);
        (await marketplace.WithDb<MarketplaceDb, bool>(db => db.RightsToSell.AnyAsync(right => right.PersonId == trainer))).ShouldBeTrue();
        (await marketplace.Operator.GetJson("/v1/operations/marketplace/actions?limit=100")).GetProperty("items").EnumerateArray()
            .Count(action => action.GetProperty("action").GetString() == "seed").ShouldBeGreaterThanOrEqualTo(2);
        await (await marketplace.Buyer().PostCreating(Seed, reason)).ShouldBeProblem(403);
        await (await marketplace.Operator.PostCreating(Seed, new { })).ShouldBeProblem(400);

        async Task<int> Rows(object body) =>
            (await (await marketplace.Operator.PostCreating(Seed, body)).Json()).GetProperty("rowsWritten").GetInt32();
    }
}
