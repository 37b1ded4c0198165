using CreativeLabs.ServiceDefaults;

namespace CreativeLabs.Marketplace.Orders;

/// <summary>How parts of an order come to nothing, or are frozen.</summary>
internal sealed partial class Order
{
    /// <summary>Until when before it takes place a buyer may call off what she ordered of an experience.</summary>
    public static readonly TimeSpan CallOffBefore = TimeSpan.FromDays(1);

    /// <summary>The buyer says that something is wrong with it: nothing happens to it until that is decided.</summary>
    public Error? Freeze(SellerOrder part) => Step(part, OrderState.HandedOver, OrderState.Disputed);

    /// <summary>It is decided.</summary>
    public void Thaw(SellerOrder part) => Step(part, OrderState.Disputed, OrderState.HandedOver);

    /// <summary>Whether the buyer may call the part off: before she paid; while nobody has taken it on; in cash as long as she does not
    /// have it; and when it was promised and is not ready in time, or is promised for later than was said when she ordered. What takes
    /// place at a time can be called off until a day before, and before it is taken on.</summary>
    public static bool IsCancellable(SellerOrder part, DateTimeOffset now) => part.IsLive && part.State < OrderState.HandedOver
        && (part.IsAttended ? now < part.AttendFrom - CallOffBefore || (part.PaidAt is null && part.State < OrderState.Accepted)
            : part.PaidAt is null || part.State is OrderState.Paid
                || (part.State is OrderState.Accepted && (now >= part.ReadyBy || part.PromisedBy > part.OfferedBy)));

    /// <summary>What of these parts can be called off is.</summary>
    public Error? Cancel(IEnumerable<SellerOrder> parts, DateTimeOffset now, out IReadOnlyList<SellerOrder> ended)
    {
        ended = parts.Where(part => IsCancellable(part, now)).ToList();
        return ended.Count == 0 ? OrderRules.NotCancellable : End(ended, OrderState.Cancelled);
    }

    /// <summary>A seller does not deliver what she has not handed over yet.</summary>
    public Error? Decline(SellerOrder part, DeclineReason reason)
    {
        var from = Payment is PaymentMethod.Qr ? OrderState.Paid : OrderState.Reserved;
        if (part.State < from || part.State >= OrderState.HandedOver)
        {
            return OrderRules.WrongState(part.State);
        }

        part.Explain(reason);
        return End([part], OrderState.Declined);
    }

    /// <summary>Its shop is no more: what the buyer does not have yet comes to nothing.</summary>
    public bool Withdraw(SellerOrder part)
    {
        if (part.State >= OrderState.HandedOver)
        {
            return false;
        }

        part.Explain(DeclineReason.ShopClosed);
        End([part], OrderState.Declined);
        return true;
    }

    /// <summary>Nobody came for what was ready. A place that was paid and kept is the seller's to be paid for; the buyer may say that
    /// something is wrong with that, as with anything that she got.</summary>
    public Error? MissBuyer(SellerOrder part, DateTimeOffset now)
    {
        if (part.State is not OrderState.Ready)
        {
            return OrderRules.WrongState(part.State);
        }

        if (now < part.NoShowFrom)
        {
            return OrderRules.TooEarlyForNoShow.With("from", part.NoShowFrom);
        }

        if (!part.IsAttended || part.PaidAt is null)
        {
            return End([part], OrderState.NoShow);
        }

        part.Miss(now);
        return Step(part, OrderState.Ready, OrderState.HandedOver);
    }

    /// <summary>Its time passed, and nobody said anything.</summary>
    public Error? PassBy(SellerOrder part, DateTimeOffset now)
    {
        part.Receive(null, now);
        return Step(part, OrderState.Ready, OrderState.HandedOver);
    }

    /// <summary>What it is a place of does not take place.</summary>
    public bool CallOff(SellerOrder part)
    {
        if (part.State >= OrderState.HandedOver)
        {
            return false;
        }

        part.Explain(DeclineReason.Other);
        End([part], OrderState.Declined);
        return true;
    }

    /// <summary>Nobody took on what was paid.</summary>
    public Error? Lapse(SellerOrder part) => part.State is OrderState.Paid
        ? End([part], OrderState.AcceptanceLapsed) : OrderRules.WrongState(part.State);

    /// <summary>The time is over: what is not paid expires, what is paid in cash and was not accepted lapses.</summary>
    /// <returns>The parts that ended.</returns>
    public IReadOnlyList<SellerOrder> Expire()
    {
        var late = Live.Where(part => part.State <= OrderState.AwaitingPayment).ToList();
        if (late.Count > 0)
        {
            End(late, Payment is PaymentMethod.Qr ? OrderState.Expired : OrderState.AcceptanceLapsed);
        }

        return late;
    }

    /// <summary>The buyer has the money for this part back.</summary>
    public void Refund(SellerOrder part)
    {
        if (part.State is OrderState.RefundDue)
        {
            Advance([part], OrderState.Refunded);
        }
    }

    private Error? End(IReadOnlyList<SellerOrder> parts, OrderState cause)
    {
        foreach (var part in parts)
        {
            part.End(cause);
        }

        Derive();
        return null;
    }
}
