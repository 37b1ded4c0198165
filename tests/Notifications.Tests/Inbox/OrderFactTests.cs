using CreativeLabs.Contracts;
using CreativeLabs.Notifications.Data;
using CreativeLabs.Notifications.World;
using CreativeLabs.Support;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Notifications.Inbox;

/// <summary>Who is told what of an order, and who is not.</summary>
[Collection(OneWorld.Name)]
public sealed class OrderFactTests(NotificationsFixture fixture)
{
    private static readonly DateTimeOffset Moment = new(2026, 3, 8, 6, 0, 0, TimeSpan.Zero);
    private static readonly LocalText Shyrdak = LocalText.Same("Shyrdak");

    private readonly Guid buyer = Guid.CreateVersion7();
    private readonly Guid seller = Guid.CreateVersion7();
    private readonly Guid part = Guid.CreateVersion7();
    private readonly Guid order = Guid.CreateVersion7();

    [Fact]
    public async Task An_order_is_told_step_by_step_to_whom_the_step_is_news()
    {
        await Tell(new OrderPlaced(order, buyer, "A-1", 125_000));
        await Tell(new OrderRequested(part, order, buyer, seller, "A-1", Shyrdak, 2, 125_000, Moment));
        await Tell(new OrderAccepted(part, order, buyer, seller, "A-1"));
        await Tell(new OrderReady(part, order, buyer, seller, "A-1", Moment));
        await Tell(new OrderHandedOver(part, order, buyer, seller, "A-1"));
        await Tell(new OrderCompleted(part, order, buyer, seller, "A-1", 125_000));
        (await Texts(buyer)).ShouldBe(
        [
            "Order A-1 is placed: 1 250 som.", "The seller has accepted your order A-1.",
            "Your order A-1 is ready. Fetch it by 08.03.2026 12:00. Say the code in your order only once you have the goods in hand.",
            "The seller says that you have order A-1. If not, say so within three days.",
        ], ignoreOrder: true);
        (await Texts(seller)).ShouldBe(
        [
            "New order A-1: Shyrdak, 2 pcs, 1 250 som, paid in cash. Accept it by 08.03.2026 12:00.",
            "Order A-1 is completed: 1 250 som.",
        ], ignoreOrder: true);
    }

    [Theory]
    [InlineData("declined", "The seller cannot fulfil order A-1. If you have paid, your money comes back.", null)]
    [InlineData("acceptanceLapsed",
        "The seller did not answer order A-1 in time, and it is closed. If you have paid, your money comes back.",
        "Order A-1 was not accepted in time and is closed.")]
    [InlineData("noShow", "Order A-1 was not fetched and is closed. If you have paid, your money comes back.",
        "Order A-1 was not fetched and is closed. The goods are on sale again.")]
    [InlineData("cancelled", null, "The buyer has cancelled order A-1. The goods are on sale again.")]
    public async Task How_a_part_came_to_nothing_is_told_to_who_did_not_do_it(string cause, string? toBuyer, string? toSeller)
    {
        await Tell(new OrderPartEnded(part, order, buyer, seller, "A-1", cause, 0));
        (await Texts(buyer)).ShouldBe(toBuyer is null ? [] : [toBuyer]);
        (await Texts(seller)).ShouldBe(toSeller is null ? [] : [toSeller]);
    }

    [Fact]
    public async Task Money_that_goes_back_is_told_to_its_buyer()
    {
        var refund = Guid.CreateVersion7();
        await Tell(new PaymentNotMatched(Guid.CreateVersion7(), order, buyer, "A-1"));
        await Tell(new RefundRequested(refund, order, buyer, "A-1", 125_000));
        await Tell(new RefundSettled(refund, order, buyer, "A-1", 125_000));
        (await Texts(buyer)).ShouldBe(
        [
            "Another amount or currency came for order A-1. That money goes back, and the order still waits for its payment.",
            "You will get 1 250 som back for order A-1.", "1 250 som was returned for order A-1.",
        ], ignoreOrder: true);
    }

    [Fact]
    public async Task Disputes_and_payouts_are_told_to_whom_they_concern()
    {
        var (dispute, payout) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        await Tell(new DisputeOpened(dispute, order, buyer, seller, "A-1"));
        await Tell(new DisputeDecided(dispute, order, buyer, seller, "A-1", "split"));
        await Tell(new PayoutSent(payout, seller, 125_000));
        await Tell(new PayoutReturned(payout, seller, 125_000));
        (await Texts(buyer)).ShouldBe(["The dispute about order A-1 is decided. Open the order to read how."]);
        (await Texts(seller)).ShouldBe(
        [
            "The buyer has opened a dispute about order A-1. Please answer.",
            "The dispute about order A-1 is decided. Open the order to read how.", "1 250 som was paid out to you for your sales.",
            "The payout of 1 250 som came back, and the money is in your balance. Check your account number.",
        ], ignoreOrder: true);
    }

    [Fact]
    public async Task A_seller_is_told_each_time_that_her_listing_is_suspended_or_put_back()
    {
        var listing = Guid.CreateVersion7();
        await Tell(new ListingSuspended(Guid.CreateVersion7(), listing, seller, Shyrdak));
        await Tell(new ListingReinstated(Guid.CreateVersion7(), listing, seller, Shyrdak));
        await Tell(new ListingSuspended(Guid.CreateVersion7(), listing, seller, Shyrdak));
        await Tell(new ListingReturned(Guid.CreateVersion7(), listing, seller, Shyrdak));
        (await Texts(seller)).ShouldBe(
        [
            "Shyrdak was taken off the market. Open the listing to read why.", "Shyrdak is on sale again.",
            "Shyrdak was taken off the market. Open the listing to read why.",
            "Shyrdak was sent back. Open the listing to read why.",
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
