using System.Text.Json;
using CreativeLabs.Marketplace.Campaigns;
using CreativeLabs.Marketplace.Data;
using CreativeLabs.Support;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Marketplace.Tests;

/// <summary>The steps of a campaign, its seller and its backers. A service for all tests of a class: they move its clock by weeks, and each
/// has a campaign of its own.</summary>
public abstract class CampaignSteps(MarketplaceFixture marketplace) : IClassFixture<MarketplaceFixture>, IAsyncLifetime
{
    protected MarketplaceFixture Marketplace => marketplace;

    public ValueTask InitializeAsync()
    {
        marketplace.Rail.Reset();
        return ValueTask.CompletedTask;
    }

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    protected static object Som(long amount, string? shownAs = null) => new { amount = new { amount, currency = "KGS" }, shownAs };

    protected object Draft(long goal, string kind) => new
    {
        title = new { ky = "Жаңы станок", ru = "Новый станок", en = "A new loom" },
        description = new { ky = "Тогуучу станок керек.", ru = "Нужен ткацкий станок.", en = "We need a loom." },
        kind,
        goal = new { amount = goal, currency = "KGS" },
        endsAt = marketplace.Clock.GetUtcNow().AddDays(30),
        labId = MarketplaceFixture.AtBashy,
    };

    protected async Task<Guid> Live(HttpClient seller, long goal, string kind = "allOrNothing")
    {
        var id = (await (await seller.PostCreating("/v1/campaigns", Draft(goal, kind))).Json()).Id();
        await Reviewed(seller, id);
        await (await seller.PostSeen($"/v1/campaigns/{id}/launch")).Json();
        return id;
    }

    protected async Task Reviewed(HttpClient seller, Guid id)
    {
        await (await seller.PostSeen($"/v1/listings/{id}/submission")).Json();
        await (await marketplace.Coordinator.PostSeen($"/v1/listings/{id}/review", new { approve = true })).Json();
    }

    protected static async Task<Guid> Pledge(HttpClient backer, Guid campaign, long amount, string? shownAs = null) =>
        (await (await backer.PostSeen($"/v1/campaigns/{campaign}/pledges", Som(amount, shownAs))).Json()).Id();

    protected Task<JsonElement> Campaign(Guid id) => marketplace.Anonymous().GetJson($"/v1/campaigns/{id}");

    protected async Task End(Guid campaign)
    {
        marketplace.Clock.Advance(TimeSpan.FromDays(31));
        await marketplace.Eventually(async () => (await Campaign(campaign)).GetProperty("state").GetString() == "closing");
        await marketplace.Eventually(() => marketplace.WithDb<MarketplaceDb, bool>(async db =>
            !await db.Pledges.AnyAsync(p => p.CampaignId == campaign && p.State == PledgeState.Promised)));
    }

    protected async Task Decided(Guid campaign, string state)
    {
        marketplace.Clock.Advance(Campaigns.Campaign.TimeToPay + TimeSpan.FromSeconds(1));
        await marketplace.Eventually(async () => (await Campaign(campaign)).GetProperty("state").GetString() == state);
    }

    protected async Task Pay(HttpClient backer, Guid order)
    {
        var (_, railId) = await MarketplaceFixture.Scan(backer, order);
        await marketplace.CallBack(RailStandIn.Event(marketplace.Rail.Pay(railId)));
        await marketplace.BecomesState(backer, order, "paid");
    }

    protected static async Task<Guid> OrderOf(HttpClient backer) => (await backer.GetJson("/v1/me/pledges")).GetProperty("items")
        .EnumerateArray().Select(p => p.GetProperty("orderId")).First(o => o.ValueKind is JsonValueKind.String).GetGuid();

    protected static async Task<string> State(HttpClient backer) => (await States(backer)).Single();

    protected static async Task<List<string>> States(HttpClient backer) => (await backer.GetJson("/v1/me/pledges")).GetProperty("items")
        .EnumerateArray().Select(p => p.GetProperty("state").GetString()!).ToList();
}
