using CreativeLabs.Contracts;
using CreativeLabs.Marketplace.Orders;
using CreativeLabs.Support;

namespace CreativeLabs.Marketplace.Tests;

[Collection("marketplace")]
public sealed class ExpiryTests(MarketplaceFixture marketplace)
{
    private static readonly TimeSpan OverTheHour = Order.HoldForPayment + TimeSpan.FromSeconds(1);

    [Fact]
    public async Task An_unpaid_order_expires_after_its_hour_and_frees_its_stock_once_even_if_told_twice()
    {
        var listing = await marketplace.Listed(5);
        var buyer = marketplace.Buyer();
        var order = await MarketplaceFixture.Placed(buyer, "qr", (listing, 2));
        marketplace.Clock.Advance(OverTheHour);
        await marketplace.BecomesState(buyer, order, "expired");
        // Somebody else holds pieces now: freeing twice would take them from her.
        await MarketplaceFixture.Placed(marketplace.Buyer(), "qr", (listing, 3));
        var redelivery = Guid.NewGuid();
        await marketplace.Take(new ReservationDue(order), redelivery);
        await marketplace.Take(new ReservationDue(order), redelivery);
        await marketplace.Take(new ReservationDue(order));
        await marketplace.ShouldHave(listing, 5, 3);
        marketplace.Broker.Heard<OrderExpired>(f => f.OrderId == order).Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_deadline_that_comes_too_early_waits()
    {
        var listing = await marketplace.Listed(1);
        var buyer = marketplace.Buyer();
        var order = await MarketplaceFixture.Placed(buyer, "qr", (listing, 1));
        await marketplace.Take(new ReservationDue(order));
        (await MarketplaceFixture.State(buyer, order)).ShouldBe("reserved");
    }

    [Fact]
    public async Task A_paid_order_does_not_expire()
    {
        var listing = await marketplace.Listed(2);
        var buyer = marketplace.Buyer();
        var order = await marketplace.Bought(buyer, (listing, 1));
        marketplace.Clock.Advance(OverTheHour);
        await marketplace.Take(new ReservationDue(order));
        (await MarketplaceFixture.State(buyer, order)).ShouldBe("paid");
        await marketplace.ShouldHave(listing, 1, 0);
    }

    [Fact]
    public async Task Expiry_and_payment_at_the_same_moment_end_in_one_consistent_way()
    {
        var listing = await marketplace.Listed(10);
        var orders = await Task.WhenAll(Enumerable.Range(0, 10).Select(async _ =>
        {
            var buyer = marketplace.Buyer();
            var order = await MarketplaceFixture.Placed(buyer, "qr", (listing, 1));
            var (_, railId) = await MarketplaceFixture.Scan(buyer, order);
            return (Buyer: buyer, Order: order, Payment: marketplace.Rail.Pay(railId));
        }));
        marketplace.Clock.Advance(OverTheHour);
        await Task.WhenAll(orders.SelectMany(o =>
            new Task[] { marketplace.CallBack(RailStandIn.Event(o.Payment)), marketplace.Broker.Tell(new ReservationDue(o.Order)) }));

        // Nobody else wanted the pieces, so that late money finds its stock again: every order is paid, whoever came first.
        foreach (var (buyer, order, _) in orders)
        {
            await marketplace.BecomesState(buyer, order, "paid");
        }

        await marketplace.ShouldHave(listing, 0, 0);
        await marketplace.BooksBalance();
    }

    [Fact]
    public async Task Money_that_comes_after_expiry_takes_the_stock_again_if_it_is_there()
    {
        var listing = await marketplace.Listed(2);
        var buyer = marketplace.Buyer();
        var order = await MarketplaceFixture.Placed(buyer, "qr", (listing, 2));
        var (_, railId) = await MarketplaceFixture.Scan(buyer, order);
        marketplace.Clock.Advance(OverTheHour);
        await marketplace.BecomesState(buyer, order, "expired");
        await marketplace.CallBack(RailStandIn.Event(marketplace.Rail.Pay(railId)));
        await marketplace.BecomesState(buyer, order, "paid");
        await marketplace.ShouldHave(listing, 0, 0);
    }

    [Fact]
    public async Task Money_that_comes_after_expiry_is_the_buyers_when_one_of_the_things_is_gone()
    {
        var (gone, there) = (await marketplace.Listed(2), await marketplace.Listed(5));
        var buyer = marketplace.Buyer();
        var order = await MarketplaceFixture.Placed(buyer, "qr", (gone, 2), (there, 1));
        var (_, railId) = await MarketplaceFixture.Scan(buyer, order);
        marketplace.Clock.Advance(OverTheHour);
        await marketplace.BecomesState(buyer, order, "expired");
        await MarketplaceFixture.Placed(marketplace.Buyer(), "qr", (gone, 1));
        await marketplace.CallBack(RailStandIn.Event(marketplace.Rail.Pay(railId)));
        await marketplace.Eventually(async () => (await marketplace.Accounts(order)).GetValueOrDefault("buyer:refund-due") == -300_000);
        (await MarketplaceFixture.State(buyer, order)).ShouldBe("expired");
        await marketplace.ShouldHave(gone, 2, 1);
        await marketplace.ShouldHave(there, 5, 0);
        await marketplace.BooksBalance();
    }

    [Fact]
    public async Task Money_for_a_cancelled_order_is_the_buyers()
    {
        var listing = await marketplace.Listed(1);
        var buyer = marketplace.Buyer();
        var order = await MarketplaceFixture.Placed(buyer, "qr", (listing, 1));
        var (_, railId) = await MarketplaceFixture.Scan(buyer, order);
        await (await buyer.PostSeen($"/v1/orders/{order}/cancellation")).Json();
        await marketplace.CallBack(RailStandIn.Event(marketplace.Rail.Pay(railId)));
        await marketplace.Eventually(async () => (await marketplace.Accounts(order)).GetValueOrDefault("buyer:refund-due") == -100_000);
        (await MarketplaceFixture.State(buyer, order)).ShouldBe("cancelled");
        await marketplace.ShouldHave(listing, 1, 0);
    }

    [Fact]
    public async Task A_cash_order_that_no_seller_accepts_expires_and_an_accepted_one_stays()
    {
        var listing = await marketplace.Listed(5);
        var (left, taken) = (marketplace.Buyer(), marketplace.Buyer());
        var forgotten = await MarketplaceFixture.Placed(left, "cash", (listing, 1));
        var accepted = await MarketplaceFixture.Placed(taken, "cash", (listing, 2));
        await (await marketplace.Seller.PostSeen($"/v1/orders/{accepted}/acceptance")).Json();
        marketplace.Clock.Advance(Order.HoldForAcceptance + TimeSpan.FromSeconds(1));
        await marketplace.BecomesState(left, forgotten, "acceptanceLapsed");
        var told = await marketplace.Broker.Hear<OrderPartEnded>(f => f.OrderId == forgotten);
        (told.Cause, told.RefundDue).ShouldBe(("acceptanceLapsed", 0));
        await marketplace.Take(new ReservationDue(accepted));
        (await MarketplaceFixture.State(taken, accepted)).ShouldBe("accepted");
        await marketplace.ShouldHave(listing, 5, 2);
    }
}
