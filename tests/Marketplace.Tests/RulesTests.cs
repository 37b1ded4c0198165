using CreativeLabs.Contracts;
using CreativeLabs.Marketplace.Ledger;
using CreativeLabs.Marketplace.Listings;
using CreativeLabs.Marketplace.Orders;
using CreativeLabs.Marketplace.Payments;
using CreativeLabs.Marketplace.Sellers;
using CreativeLabs.Support;
using FsCheck;
using FsCheck.Fluent;

namespace CreativeLabs.Marketplace.Tests;

/// <summary>What holds without a server, tried on hundreds of made-up cases.</summary>
public sealed class RulesTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 8, 6, 0, 0, TimeSpan.Zero);

    private static readonly Gen<(Order Order, Fees Fees)> AnyOrder =
        from payment in Gen.Elements(PaymentMethod.Qr, PaymentMethod.Cash)
        from parts in Gen.NonEmptyListOf(Gen.NonEmptyListOf(Gen.Choose(1, 1_000_000).Zip(Gen.Choose(1, 50))))
        from basisPoints in Gen.Choose(0, 3000)
        select (Make(payment, parts), new Fees(basisPoints));

    [Fact]
    public void Every_journal_sums_to_zero_and_no_leg_is_empty() => Prop.ForAll(AnyOrder.ToArbitrary(), made =>
    {
        var (order, fees) = made;
        order.Parts.ForEach(part => part.Charge(fees.On(part.Amount)));
        var drafts = order.Parts.Select(part => Journals.Cash(order, part))
            .Append(Journals.Payment(order, order.Parts, "T")).Append(Journals.RefundDue(order, "T", order.Total))
            .Concat(order.Parts.Select(part =>
            {
                part.GiveBack(part.Amount);
                return Journals.Reversal(order, part, part.Amount, "T");
            }));
        return drafts.All(draft => draft.Legs.Sum(leg => leg.Amount) == 0 && draft.Legs.All(leg => leg.Amount != 0));
    }).Prove();

    [Fact]
    public void No_row_of_steps_lets_money_and_state_disagree() => Prop.ForAll(
        (from made in AnyOrder from steps in Gen.ListOf(Gen.Choose(0, 9).Zip(Gen.Choose(0, 20))) select (made.Order, steps)).ToArbitrary(),
        made =>
        {
            var (order, steps) = made;
            order.Reserve(1, Now);
            var (paid, ended) = (false, false);
            foreach (var (step, which) in steps)
            {
                var part = order.Parts[which % order.Parts.Count];
                switch (step)
                {
                    case 0 when order.State is OrderState.Reserved or OrderState.AwaitingPayment && order.Payment is PaymentMethod.Qr:
                        order.Pay(Now);
                        paid = true;
                        break;
                    case 1:
                        order.Accept(part, Now);
                        break;
                    case 2:
                        order.MakeReady(part, Now);
                        break;
                    case 3:
                        order.HandOver(part, "1", part.HandoverCode, Now);
                        break;
                    case 4:
                        order.Cancel(order.Parts, Now, out _);
                        break;
                    case 5:
                        order.Expire();
                        break;
                    case 6:
                        order.AwaitPayment(Now);
                        break;
                    case 7:
                        order.Decline(part, DeclineReason.Other);
                        break;
                    case 8:
                        order.MissBuyer(part, Now + SellerOrder.TimeToFetch);
                        break;
                    case 9:
                        order.Complete(part, Now);
                        break;
                }

                ended = order.Parts.TrueForAll(p => !p.IsLive);
            }

            var handedOver = order.Parts.Any(part => part.State is OrderState.HandedOver);
            var live = order.Parts.Where(part => part.IsLive).ToList();
            return (order.Payment is PaymentMethod.Cash || paid || order.State <= OrderState.AwaitingPayment || ended)
                && (!handedOver || order.PaidAt is not null)
                && order.Total == (live.Count > 0 ? live : order.Parts).Sum(part => part.Amount)
                && order.Parts.TrueForAll(part => (part.State is OrderState.RefundDue) == (part.PaidAt is not null && !part.IsLive))
                && order.Parts.TrueForAll(part => part.IsLive == part.Cause is null)
                && (order.OpenSlot is null) == (order.State > OrderState.AwaitingPayment);
        }).Prove();

    [Fact]
    public void Order_numbers_are_short_and_never_the_same()
    {
        var numbers = Enumerable.Range(1, 200_000).Select(i => OrderNumber.Of(i)).ToHashSet(StringComparer.Ordinal);
        numbers.Count.ShouldBe(200_000);
        numbers.ShouldAllBe(number => number.Length == 7 && number[3] == '-');
        OrderNumber.Of((1L << 30) - 1).Length.ShouldBe(7);
    }

    [Fact]
    public void The_rail_is_asked_after_30_60_and_120_seconds_and_then_every_ten_minutes_at_the_latest()
    {
        Enumerable.Range(0, 4).Select(i => PollPayment.After(i).TotalSeconds).ShouldBe([30, 60, 120, 240]);
        PollPayment.After(50).ShouldBe(TimeSpan.FromMinutes(10));
    }

    [Fact]
    public void A_signature_holds_for_five_minutes_and_for_these_bytes_only()
    {
        var body = "{\"a\":1}"u8.ToArray();
        var header = RailStandIn.Sign("{\"a\":1}", Now);
        RailSignature.Verify(header, body, RailStandIn.Key, Now.AddMinutes(5)).ShouldBeTrue();
        RailSignature.Verify(header, body, RailStandIn.Key, Now.AddMinutes(-5)).ShouldBeTrue();
        RailSignature.Verify(header, body, RailStandIn.Key, Now.AddSeconds(301)).ShouldBeFalse();
        RailSignature.Verify(header, "{\"a\":2}"u8, RailStandIn.Key, Now).ShouldBeFalse();
        RailSignature.Verify(header, body, RailStandIn.Key + "x", Now).ShouldBeFalse();
        RailSignature.Verify(null, body, RailStandIn.Key, Now).ShouldBeFalse();
    }

    private static Order Make(PaymentMethod payment, IEnumerable<IEnumerable<(int Price, int Quantity)>> parts)
    {
        var order = Order.Place("7KM-42Q", Guid.CreateVersion7(), payment, Now);
        foreach (var lines in parts)
        {
            var seller = Seller.Open(Guid.CreateVersion7(), LocalText.Same("Shop"), Now);
            var part = SellerOrder.Of(seller.Id, seller.PersonId, seller.DisplayName, Now);
            foreach (var (price, quantity) in lines)
            {
                part.Add(OrderLine.Of(Listing.Draft(seller, new ListingText(LocalText.Same("Felt"), LocalText.Same("Felt"), price, "felt"),
                    null, Now), quantity, Now));
            }

            order.Add(part);
        }

        return order;
    }

    [Theory]
    [InlineData(40_000, 250, "G", 160_000L, "Kg")]
    [InlineData(10_000, 300, "G", 33_333L, "Kg")]
    [InlineData(5_000, 1.5, "L", 3_333L, "L")]
    [InlineData(5_000, 750, "Ml", 6_667L, "L")]
    [InlineData(700, 50, "Cm", 1_400L, "M")]
    [InlineData(100_000_000, 0.001, "G", null, null)]
    public void What_a_unit_comes_to_is_rounded_to_tyiyn(long price, double amount, string unit, long? comesTo, string? per)
    {
        var found = UnitPrice.Of(price, new Content((decimal)amount, Enum.Parse<MeasureUnit>(unit)));
        (found?.Price.Amount, found?.Per.ToString()).ShouldBe((comesTo, per));
        UnitPrice.Of(price, null).ShouldBeNull();
    }
}
