using CreativeLabs.Marketplace.Orders;
using CreativeLabs.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Marketplace.Disputes;

internal enum DisputeReason { NotReceived, Damaged, NotAsDescribed, Other }

internal enum DisputeState { Opened, Answered, Decided, Withdrawn }

/// <summary>Buyer: all of it goes back. Seller: nothing does. Split: some of it.</summary>
internal enum DisputeOutcome { Buyer, Seller, Split }

/// <summary>A buyer says that something is wrong with what she got. Her part of the order is frozen until it is decided: it does not
/// complete and is not paid out; the other parts go on.</summary>
internal sealed class Dispute : IVersioned
{
    private Dispute(Guid id, Guid orderId, Guid sellerOrderId, Guid buyerId, Guid sellerId, DisputeReason reason,
        DateTimeOffset openedAt) =>
        (Id, OrderId, SellerOrderId, BuyerId, SellerId, Reason, OpenedAt) =
        (id, orderId, sellerOrderId, buyerId, sellerId, reason, openedAt);

    public Guid Id { get; private set; }

    public Guid OrderId { get; private set; }

    public Guid SellerOrderId { get; private set; }

    public Guid BuyerId { get; private set; }

    /// <summary>The seller's person.</summary>
    public Guid SellerId { get; private set; }

    public DisputeReason Reason { get; private set; }

    public DisputeState State { get; private set; }

    public DateTimeOffset OpenedAt { get; private set; }

    public DateTimeOffset? AnsweredAt { get; private set; }

    public DisputeOutcome? Outcome { get; private set; }

    /// <summary>What goes back, tyiyn.</summary>
    public long Refund { get; private set; }

    /// <summary>The operator, or the seller who agrees with her buyer.</summary>
    public Guid? DecidedBy { get; private set; }

    public DateTimeOffset? DecidedAt { get; private set; }

    public int Version { get; private set; } = 1;

    public bool IsOpen => State is DisputeState.Opened or DisputeState.Answered;

    public static Dispute Open(Order order, SellerOrder part, DisputeReason reason, DateTimeOffset now) =>
        new(Guid.CreateVersion7(now), order.Id, part.Id, order.BuyerId, part.PersonId, reason, now);

    /// <summary>The seller sees it otherwise: the operator decides.</summary>
    public Error? Contest(DateTimeOffset now)
    {
        if (State is not DisputeState.Opened)
        {
            return DisputeRules.WrongState(State);
        }

        (State, AnsweredAt) = (DisputeState.Answered, now);
        Version++;
        return null;
    }

    public Error? Decide(Guid by, DisputeOutcome outcome, long refund, DateTimeOffset now)
    {
        if (!IsOpen)
        {
            return DisputeRules.WrongState(State);
        }

        (State, Outcome, Refund, DecidedBy, DecidedAt) = (DisputeState.Decided, outcome, refund, by, now);
        Version++;
        return null;
    }

    public Error? Withdraw()
    {
        if (!IsOpen)
        {
            return DisputeRules.WrongState(State);
        }

        State = DisputeState.Withdrawn;
        Version++;
        return null;
    }

    public static void Map(ModelBuilder model) => model.Entity<Dispute>(dispute =>
    {
        dispute.HasOne<Order>().WithMany().HasForeignKey(d => d.OrderId).OnDelete(DeleteBehavior.Restrict);
        dispute.HasOne<SellerOrder>().WithMany().HasForeignKey(d => d.SellerOrderId).OnDelete(DeleteBehavior.Restrict);
        dispute.HasIndex(d => d.SellerOrderId).IsUnique().HasDatabaseName("ix_disputes_one_for_part");
        dispute.HasIndex(d => new { d.State, d.Id });
        dispute.ToTable(table =>
        {
            table.HasCheckConstraint("ck_disputes_refund", "refund >= 0");
            table.HasCheckConstraint("ck_disputes_decided", "(state = 'Decided') = (outcome IS NOT NULL)");
        });
    });
}

internal static class DisputeRules
{
    public static readonly Error OpenedBefore = new("dispute_opened_before",
        "Бул боюнча талаш мурун ачылган.", "Спор об этом уже открыт.", "A dispute about this was opened before.");

    public static readonly Error RefundDoesNotFit = new("dispute_refund_does_not_fit",
        "Кайтарылуучу сумма чечимге туура келбейт.", "Сумма возврата не соответствует решению.",
        "What goes back does not fit the decision.");

    private static readonly Error OutOfTurn = new("dispute_out_of_turn",
        "Талаштын азыркы абалында муну жасоого болбойт.", "В нынешнем состоянии спора это невозможно.",
        "This cannot be done in the dispute's present state.");

    public static Error WrongState(DisputeState state) => OutOfTurn.With("state", state);
}
