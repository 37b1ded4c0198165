using CreativeLabs.Contracts;
using CreativeLabs.Marketplace.Ledger;
using CreativeLabs.Marketplace.Listings;
using CreativeLabs.Marketplace.Orders;
using CreativeLabs.Marketplace.Payouts;
using CreativeLabs.Marketplace.Refunds;
using CreativeLabs.Marketplace.Sellers;
using Microsoft.Extensions.Configuration;

namespace CreativeLabs.Marketplace.Tests;

/// <summary>What is written for each event of money, leg by leg, in memory.</summary>
public sealed class JournalTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 8, 6, 0, 0, TimeSpan.Zero);
    private readonly Seller seller = Seller.Open(Guid.CreateVersion7(), LocalText.Same("Shop"), Now);
    private readonly Order order = Order.Place("7KM-42Q", Guid.CreateVersion7(), PaymentMethod.Qr, Now);
    private readonly SellerOrder part;

    public JournalTests()
    {
        part = SellerOrder.Of(seller.Id, seller.PersonId, seller.DisplayName, Now);
        var text = new ListingText(LocalText.Same("Felt"), LocalText.Same("Felt"), 1_000, "felt");
        part.Add(OrderLine.Of(Listing.Draft(seller, text, null, Now), 1, Now));
        order.Add(part);
        part.Charge(50);
    }

    private string Payable => $"seller:{seller.Id}:payable";

    private string RefundDue => $"buyer:{order.BuyerId}:refund-due";

    [Fact]
    public void What_the_rail_brought_is_owed_to_the_seller_less_the_fee() => ShouldBe(
        Journals.Payment(order, [part], "T-1"), "payment", "T-1", order.Id, ("rail:clearing", 1_000), (Payable, -950),
        ("platform:fee", -50));

    [Fact]
    public void Of_what_she_has_in_hand_the_seller_owes_the_fee() => ShouldBe(
        Journals.Cash(order, part), "cash", $"{part.Id}", order.Id, ($"seller:{seller.Id}:cash", 1_000), (Payable, -950),
        ("platform:fee", -50));

    [Fact]
    public void Without_a_fee_nothing_is_written_of_it()
    {
        part.Charge(0);
        ShouldBe(Journals.Payment(order, [part], "T-1"), "payment", "T-1", order.Id, ("rail:clearing", 1_000), (Payable, -1_000));
    }

    [Fact]
    public void What_the_order_has_no_use_for_is_the_buyers() => ShouldBe(
        Journals.RefundDue(order, "T-2", 700), "refund-due", "T-2", order.Id, ("rail:clearing", 700), (RefundDue, -700));

    [Fact]
    public void What_is_given_back_in_pieces_gives_up_the_fee_of_the_whole()
    {
        part.Charge(5);
        // A tenth of the fee is half a tyiyn: nothing of the first piece, all that is left of it with the rest.
        part.GiveBack(100);
        ShouldBe(Journals.Reversal(order, part, 100, "R-1"), "reversal", "R-1", order.Id, (Payable, 100), (RefundDue, -100));
        part.GiveBack(900);
        ShouldBe(Journals.Reversal(order, part, 900, "R-2"), "reversal", "R-2", order.Id, (Payable, 895), ("platform:fee", 5),
            (RefundDue, -900));
    }

    [Fact]
    public void A_refund_that_arrived_and_came_back_is_owed_again()
    {
        var refund = Refund.Request(order.Id, part.Id, Guid.CreateVersion7(), order.BuyerId, "sandbox", 300, RefundCause.Declined, null,
            Now);
        refund.Approve(Guid.CreateVersion7(), Now).ShouldBeNull();
        var reference = $"{refund.Id}/{refund.Sending}";
        ShouldBe(Journals.Refund(refund), "refund", reference, order.Id, (RefundDue, 300), ("rail:clearing", -300));
        ShouldBe(Journals.RefundReversed(refund), "refund-reversed", reference, order.Id, ("rail:clearing", 300), (RefundDue, -300));
    }

    [Fact]
    public void A_payout_goes_out_and_comes_back_from_where_it_was()
    {
        var payout = Payout.Of(PayoutBatch.Open(Guid.CreateVersion7(), Now), seller, "sandbox", 950, Now);
        var way = $"seller:{seller.Id}:payout";
        ShouldBe(Journals.PayoutBatched(payout), "payout-batched", $"{payout.Id}", null, (Payable, 950), (way, -950));
        ShouldBe(Journals.PayoutSettled(payout), "payout", $"{payout.Id}", null, (way, 950), ("rail:clearing", -950));
        ShouldBe(Journals.PayoutReturned(payout, sent: false), "payout-returned", $"{payout.Id}", null, (way, 950), (Payable, -950));
        ShouldBe(Journals.PayoutReturned(payout, sent: true), "payout-returned", $"{payout.Id}", null, ("rail:clearing", 950),
            (Payable, -950));
    }

    [Theory]
    [InlineData(0, 100_000, 0)]
    [InlineData(500, 100_000, 5_000)]
    [InlineData(3_000, 100_000, 30_000)]
    [InlineData(250, 39, 0)]
    [InlineData(250, 40, 1)]
    [InlineData(250, 79, 1)]
    public void The_fee_is_rounded_down(int basisPoints, long amount, long fee) => new Fees(basisPoints).On(amount).ShouldBe(fee);

    [Theory]
    [InlineData(-1)]
    [InlineData(3_001)]
    public void A_fee_out_of_bounds_is_no_fee(int basisPoints) =>
        Should.Throw<InvalidOperationException>(() => new Fees(basisPoints)).Message.ShouldContain("from 0 to 3000");

    [Fact]
    public void The_fee_is_a_setting_and_nothing_without_it()
    {
        var none = new ConfigurationBuilder().Build();
        var some = new ConfigurationBuilder().AddInMemoryCollection([new("Marketplace:FeeBasisPoints", "500")]).Build();
        (new Fees(none).On(10_000), new Fees(some).On(10_000)).ShouldBe((0, 500));
    }

    private static void ShouldBe(JournalDraft draft, string kind, string reference, Guid? orderId, params (string, long)[] legs)
    {
        (draft.Kind, draft.Reference, draft.OrderId).ShouldBe((kind, reference, orderId));
        draft.Legs.Select(leg => (leg.Account, leg.Amount)).ShouldBe(legs);
    }
}
