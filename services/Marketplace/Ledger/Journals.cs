using CreativeLabs.Marketplace.Orders;
using CreativeLabs.Marketplace.Payouts;
using CreativeLabs.Marketplace.Refunds;

namespace CreativeLabs.Marketplace.Ledger;

/// <summary>The accounts. What the platform has is positive, what it owes is negative.</summary>
internal static class Accounts
{
    public const string Rail = "rail:clearing";
    public const string Fee = "platform:fee";

    /// <summary>What came to the bank for invoices.</summary>
    public const string Bank = "bank:clearing";

    /// <summary>What is owed for what was delivered and is paid by invoice.</summary>
    public static string Receivable(Guid buyerId) => $"buyer:{buyerId}:receivable";

    public static string Payable(Guid sellerId) => $"seller:{sellerId}:payable";

    public static string Cash(Guid sellerId) => $"seller:{sellerId}:cash";

    /// <summary>On its way to a seller.</summary>
    public static string Payout(Guid sellerId) => $"seller:{sellerId}:payout";

    /// <summary>On its way to a group, and of this member.</summary>
    public static string PayoutShare(Guid sellerId, Guid personId) => $"seller:{sellerId}/{personId}:payout";

    public static string RefundDue(Guid buyerId) => $"buyer:{buyerId}:refund-due";
}

/// <summary>A journal to be posted.</summary>
/// <param name="Kind">payment, cash, refund-due, reversal, refund, refund-reversed, payout-batched, payout, payout-returned or
/// merge.</param>
/// <param name="Reference">Unique within the kind.</param>
/// <param name="OrderId">The order; null where several or none are meant.</param>
/// <param name="Legs">Sum to zero.</param>
internal sealed record JournalDraft(string Kind, string Reference, Guid? OrderId, IReadOnlyList<Leg> Legs);

/// <summary>What is written for each event of money.</summary>
internal static class Journals
{
    /// <summary>Parts of an order were paid by the rail: every seller is owed hers less the fee.</summary>
    public static JournalDraft Payment(Order order, IReadOnlyList<SellerOrder> parts, string transaction) => new(
        "payment", transaction, order.Id,
        [
            new Leg(Accounts.Rail, parts.Sum(part => part.Amount)),
            .. parts.Select(part => new Leg(Accounts.Payable(part.SellerId), -(part.Amount - part.Fee))),
            .. Fee(-parts.Sum(part => part.Fee)),
        ]);

    /// <summary>The buyer paid the seller in cash: she has it in hand already, and owes the fee.</summary>
    public static JournalDraft Cash(Order order, SellerOrder part) => new(
        "cash", part.Id.ToString(), order.Id,
        [
            new Leg(Accounts.Cash(part.SellerId), part.Amount),
            new Leg(Accounts.Payable(part.SellerId), -(part.Amount - part.Fee)),
            .. Fee(-part.Fee),
        ]);

    /// <summary>Money came that the order has no use for: it is the buyer's.</summary>
    public static JournalDraft RefundDue(Order order, string transaction, long amount) => new(
        "refund-due", transaction, order.Id, [new Leg(Accounts.Rail, amount), new Leg(Accounts.RefundDue(order.BuyerId), -amount)]);

    /// <summary>So much of a part that was paid is the buyer's again, and the fee of it is given up. <see cref="SellerOrder.Refunded"/>
    /// says already what was given back with this.</summary>
    public static JournalDraft Reversal(Order order, SellerOrder part, long amount, string reference)
    {
        // In all, the fee of what was given back, rounded once: several parts of a refund come to the fee of the whole.
        var fee = part.FeeOf(part.Refunded) - part.FeeOf(part.Refunded - amount);
        return new("reversal", reference, order.Id,
            [.. Some(Accounts.Payable(part.SellerId), amount - fee), .. Fee(fee), new Leg(Accounts.RefundDue(order.BuyerId), -amount)]);
    }

    /// <summary>The buyer has her money back.</summary>
    public static JournalDraft Refund(Refund refund) => new(
        "refund", Reference(refund), refund.OrderId,
        [new Leg(Accounts.RefundDue(refund.BuyerId), refund.Amount), new Leg(Accounts.Rail, -refund.Amount)]);

    /// <summary>It came back: her account takes it no more.</summary>
    public static JournalDraft RefundReversed(Refund refund) => new(
        "refund-reversed", Reference(refund), refund.OrderId,
        [new Leg(Accounts.Rail, refund.Amount), new Leg(Accounts.RefundDue(refund.BuyerId), -refund.Amount)]);

    /// <summary>A seller's money is put on its way.</summary>
    public static JournalDraft PayoutBatched(Payout payout) => new(
        "payout-batched", payout.Id.ToString(), null,
        [new Leg(Accounts.Payable(payout.SellerId), payout.Amount), .. OnItsWay(payout, -1)]);

    /// <summary>She has it.</summary>
    public static JournalDraft PayoutSettled(Payout payout) => new(
        "payout", payout.Id.ToString(), null,
        [.. OnItsWay(payout, 1), new Leg(Accounts.Rail, -payout.Amount)]);

    /// <summary>The balance has it again.</summary>
    /// <param name="sent">It had arrived: the rail has it too.</param>
    public static JournalDraft PayoutReturned(Payout payout, bool sent) => new(
        "payout-returned", payout.Id.ToString(), null,
        [
            .. sent ? [new Leg(Accounts.Rail, payout.Amount)] : OnItsWay(payout, 1),
            new Leg(Accounts.Payable(payout.SellerId), -payout.Amount),
        ]);

    /// <summary>Of a group's payout each member's part is on an account of its own.</summary>
    private static IEnumerable<Leg> OnItsWay(Payout payout, int sign) => payout.Shares.Count == 0
        ? [new Leg(Accounts.Payout(payout.SellerId), sign * payout.Amount)]
        : payout.Shares.OrderBy(share => share.PersonId)
            .Select(share => new Leg(Accounts.PayoutShare(payout.SellerId, share.PersonId), sign * share.Amount));

    private static string Reference(Refund refund) => $"{refund.Id}/{refund.Sending}";

    private static IEnumerable<Leg> Fee(long amount) => Some(Accounts.Fee, amount);

    private static IEnumerable<Leg> Some(string account, long amount) => amount == 0 ? [] : [new Leg(account, amount)];
}
