using CreativeLabs.Marketplace.Orders;

namespace CreativeLabs.Marketplace.Ledger;

/// <summary>The accounts. What the platform has is positive, what it owes is negative.</summary>
internal static class Accounts
{
    public const string Rail = "rail:clearing";
    public const string Fee = "platform:fee";

    public static string Payable(Guid sellerId) => $"seller:{sellerId}:payable";

    public static string Cash(Guid sellerId) => $"seller:{sellerId}:cash";

    public static string RefundDue(Guid buyerId) => $"buyer:{buyerId}:refund-due";
}

/// <summary>A journal to be posted.</summary>
/// <param name="Kind">payment, cash or refund-due.</param>
/// <param name="Reference">Unique within the kind.</param>
/// <param name="OrderId">The order.</param>
/// <param name="Legs">Sum to zero.</param>
internal sealed record JournalDraft(string Kind, string Reference, Guid OrderId, IReadOnlyList<Leg> Legs);

/// <summary>What is written for each event of money.</summary>
internal static class Journals
{
    /// <summary>An order was paid by the rail: every seller is owed her part less the fee.</summary>
    public static JournalDraft Payment(Order order, string transaction, Fees fees) => new(
        "payment", transaction, order.Id,
        [
            new Leg(Accounts.Rail, order.Total),
            .. order.Parts.Select(part => new Leg(Accounts.Payable(part.SellerId), -(part.Amount - fees.On(part.Amount)))),
            .. Fee(order.Parts.Sum(part => fees.On(part.Amount))),
        ]);

    /// <summary>The buyer paid the seller in cash: she has it in hand already, and owes the fee.</summary>
    public static JournalDraft Cash(Order order, SellerOrder part, Fees fees) => new(
        "cash", part.Id.ToString(), order.Id,
        [
            new Leg(Accounts.Cash(part.SellerId), part.Amount),
            new Leg(Accounts.Payable(part.SellerId), -(part.Amount - fees.On(part.Amount))),
            .. Fee(fees.On(part.Amount)),
        ]);

    /// <summary>Money came that the order has no use for: it is the buyer's.</summary>
    public static JournalDraft RefundDue(Order order, string transaction, long amount) => new(
        "refund-due", transaction, order.Id, [new Leg(Accounts.Rail, amount), new Leg(Accounts.RefundDue(order.BuyerId), -amount)]);

    private static IEnumerable<Leg> Fee(long amount) => amount == 0 ? [] : [new Leg(Accounts.Fee, -amount)];
}
