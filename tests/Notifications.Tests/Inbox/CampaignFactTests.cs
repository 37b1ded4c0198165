using CreativeLabs.Contracts;
using CreativeLabs.Notifications.Data;
using CreativeLabs.Notifications.World;
using CreativeLabs.Support;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Notifications.Inbox;

/// <summary>What backers and sellers are told of a campaign.</summary>
[Collection(OneWorld.Name)]
public sealed class CampaignFactTests(NotificationsFixture fixture)
{
    private readonly Guid backer = Guid.CreateVersion7();
    private readonly Guid seller = Guid.CreateVersion7();

    [Fact]
    public async Task A_campaign_is_told_to_its_backers_and_its_seller()
    {
        var (campaign, order) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        await Tell(new PledgeLinkSent(Guid.CreateVersion7(), campaign, backer, order, "A-1", 125_000,
            new DateTimeOffset(2026, 3, 8, 6, 0, 0, TimeSpan.Zero)));
        await Tell(new PledgePaid(order, campaign, backer, "A-1", 125_000));
        await Tell(new PledgeCaptured(order, campaign, backer, "A-1", 125_000));
        await Tell(new CampaignSucceeded(campaign, seller, 9_000_000));
        await Tell(new CampaignFailed(Guid.CreateVersion7(), seller, 0));
        (await Texts(backer)).ShouldBe(
        [
            "It is time to pay what you promised: 1 250 som (order A-1). Pay by 08.03.2026 12:00.",
            "1 250 som has arrived (order A-1). Thank you!",
            "The campaign that you backed has succeeded (order A-1, 1 250 som). Thank you!",
        ], ignoreOrder: true);
        (await Texts(seller)).ShouldBe(
        [
            "Your campaign has succeeded: 90 000 som.",
            "Your campaign has not reached its goal: 0 som. What was paid goes back.",
        ], ignoreOrder: true);
    }

    /// <summary>Twice, and waits until it was taken.</summary>
    private async Task Tell<T>(T fact)
        where T : class, IFact
    {
        await fixture.Broker.Tell(fact);
        var last = Guid.NewGuid();
        await fixture.Broker.Tell(fact, last);
        await fixture.Eventually(() => fixture.WithDb<NotificationsDb, bool>(async db =>
            await db.Database.SqlQuery<int>($"""SELECT count(*)::int AS "Value" FROM inbox WHERE message_id = {last}""")
                .SingleAsync() > 0));
    }

    private async Task<string[]> Texts(Guid person) =>
        (await fixture.Client(person).GetJson("/v1/me/inbox")).GetProperty("items").EnumerateArray()
            .Select(i => i.GetProperty("text").GetString()!).ToArray();
}
