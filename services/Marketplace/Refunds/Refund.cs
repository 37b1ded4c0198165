using CreativeLabs.Marketplace.Orders;
using CreativeLabs.Marketplace.Payments;
using CreativeLabs.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Marketplace.Refunds;

/// <summary>Why money goes back. Down to NotForSale it is owed, and nobody decides whether; what follows is asked for by people.</summary>
internal enum RefundCause { Cancelled, Declined, AcceptanceLapsed, NoShow, PaidTwice, WrongAmount, NotForSale, Returned, Goodwill, Dispute }

/// <summary>Unknown: the rail did not say what became of it; it is asked, never sent anew. Reversed: it arrived and came back.</summary>
internal enum RefundState { Requested, Refused, Approved, Sent, Unknown, Settled, Failed, Reversed }

/// <summary>Money on its way back to who paid it. Who asks for it never approves it, and all refunds of a payment are never more than
/// it: the database sees to both.</summary>
internal sealed class Refund : IVersioned
{
    private Refund(Guid id, Guid orderId, Guid? sellerOrderId, Guid receiptId, Guid buyerId, string rail, long amount, RefundCause cause,
        Guid? requestedBy, DateTimeOffset requestedAt) =>
        (Id, OrderId, SellerOrderId, ReceiptId, BuyerId, Rail, Amount, Cause, RequestedBy, RequestedAt) =
        (id, orderId, sellerOrderId, receiptId, buyerId, rail, amount, cause, requestedBy, requestedAt);

    public Guid Id { get; private set; }

    public Guid OrderId { get; private set; }

    /// <summary>The part that it is for; null for money that paid for nothing.</summary>
    public Guid? SellerOrderId { get; private set; }

    /// <summary>The money that came.</summary>
    public Guid ReceiptId { get; private set; }

    public Guid BuyerId { get; private set; }

    public string Rail { get; private set; }

    /// <summary>Tyiyn.</summary>
    public long Amount { get; private set; }

    public RefundCause Cause { get; private set; }

    public RefundState State { get; private set; }

    /// <summary>Who asked for it; null when it follows from what happened.</summary>
    public Guid? RequestedBy { get; private set; }

    public DateTimeOffset RequestedAt { get; private set; }

    public Guid? ApprovedBy { get; private set; }

    public DateTimeOffset? ApprovedAt { get; private set; }

    public DateTimeOffset? SettledAt { get; private set; }

    /// <summary>The rail's idempotency key of the present sending.</summary>
    public Guid? TransferId { get; private set; }

    /// <summary>How many times it was sent; a new sending follows one that failed or came back.</summary>
    public int Sending { get; private set; }

    /// <summary>The rail's number of the transfer.</summary>
    public string? RailTransaction { get; private set; }

    public int Version { get; private set; } = 1;

    public bool IsOwed => Cause <= RefundCause.NotForSale;

    public bool IsUnderWay => State is RefundState.Approved or RefundState.Sent or RefundState.Unknown;

    public static Refund Request(Guid orderId, Guid? sellerOrderId, Guid receiptId, Guid buyerId, string rail, long amount,
        RefundCause cause, Guid? requestedBy, DateTimeOffset now) =>
        new(Guid.CreateVersion7(now), orderId, sellerOrderId, receiptId, buyerId, rail, amount, cause, requestedBy, now);

    public Error? Approve(Guid by, DateTimeOffset now)
    {
        if (by == RequestedBy || by == BuyerId)
        {
            return RefundRules.OwnRequest;
        }

        if (State is not RefundState.Requested)
        {
            return RefundRules.WrongState(State);
        }

        (State, ApprovedBy, ApprovedAt) = (RefundState.Approved, by, now);
        Begin(now);
        return null;
    }

    public Error? Refuse()
    {
        if (IsOwed)
        {
            return RefundRules.IsOwed;
        }

        if (State is not RefundState.Requested)
        {
            return RefundRules.WrongState(State);
        }

        State = RefundState.Refused;
        Version++;
        return null;
    }

    /// <summary>Sent anew after it failed or came back.</summary>
    public Error? SendAgain(DateTimeOffset now)
    {
        if (State is not (RefundState.Failed or RefundState.Reversed))
        {
            return RefundRules.WrongState(State);
        }

        State = RefundState.Approved;
        Begin(now);
        return null;
    }

    /// <summary>What the rail says of it.</summary>
    /// <returns>True when that is new.</returns>
    public bool Hear(TransferNews news, DateTimeOffset now)
    {
        var to = news.Status switch
        {
            TransferStatus.Reversed when State is RefundState.Settled => RefundState.Reversed,
            _ when !IsUnderWay => State,
            TransferStatus.Settled => RefundState.Settled,
            TransferStatus.Failed or TransferStatus.Reversed => RefundState.Failed,
            TransferStatus.Pending => RefundState.Sent,
            _ => RefundState.Unknown,
        };
        if (to == State)
        {
            return false;
        }

        (State, RailTransaction) = (to, news.Transaction ?? RailTransaction);
        SettledAt = to is RefundState.Settled ? now : SettledAt;
        Version++;
        return true;
    }

    private void Begin(DateTimeOffset now)
    {
        TransferId = Guid.CreateVersion7(now);
        Sending++;
        Version++;
    }

    public static void Map(ModelBuilder model) => model.Entity<Refund>(refund =>
    {
        refund.HasOne<Order>().WithMany().HasForeignKey(r => r.OrderId).OnDelete(DeleteBehavior.Restrict);
        refund.HasOne<SellerOrder>().WithMany().HasForeignKey(r => r.SellerOrderId).OnDelete(DeleteBehavior.Restrict);
        refund.HasOne<RailReceipt>().WithMany().HasForeignKey(r => r.ReceiptId).OnDelete(DeleteBehavior.Restrict);
        refund.HasIndex(r => new { r.State, r.Id });
        refund.HasIndex(r => new { r.BuyerId, r.Id });
        // What follows from what happened follows once.
        refund.HasIndex(r => r.SellerOrderId).IsUnique().HasFilter("requested_by IS NULL").HasDatabaseName("ix_refunds_owed_for_part");
        refund.HasIndex(r => r.ReceiptId).IsUnique().HasFilter("requested_by IS NULL AND seller_order_id IS NULL")
            .HasDatabaseName("ix_refunds_owed_for_receipt");
        // Some rails know a payment's refunds by their sum alone: two at once could not be told apart.
        refund.HasIndex(r => r.ReceiptId, "under_way").IsUnique().HasFilter("state IN ('Approved', 'Sent', 'Unknown')")
            .HasDatabaseName("ix_refunds_under_way");
        refund.ToTable(table =>
        {
            table.HasCheckConstraint("ck_refunds_amount", "amount > 0");
            table.HasCheckConstraint("ck_refunds_four_eyes", "approved_by <> requested_by");
            table.HasCheckConstraint("ck_refunds_approved", "state IN ('Requested', 'Refused') OR approved_by IS NOT NULL");
        });
    });
}
