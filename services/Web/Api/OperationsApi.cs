namespace CreativeLabs.Web.Api;

/// <summary>What keeps the platform running: messages that were given up, the ledger, money that two people have to agree on.</summary>
public static class OperationsApi
{
    public static readonly Read<PageOf<DeadLetter>> DeadLetters = new("/v1/operations/{service}/dead-letters");
    public static readonly Change<OperatorReason, Moved> Release = new("POST", "/v1/operations/{service}/dead-letters/{id}/release");
    public static readonly Change<OperatorReason, Moved> Replay = new("POST", "/v1/operations/{service}/dead-letters/{id}/replay");
    public static readonly Change<OperatorReason, Moved> Discard = new("POST", "/v1/operations/{service}/dead-letters/{id}/discard");
    public static readonly Change<OperatorReason, Moved> ReleaseAll = new("POST", "/v1/operations/{service}/dead-letters/release");
    public static readonly Change<OperatorReason, Moved> ReplayAll = new("POST", "/v1/operations/{service}/dead-letters/replay");
    public static readonly Read<PageOf<OperatorAction>> Actions = new("/v1/operations/{service}/actions");
    public static readonly Read<StaffReadsCheck> CheckStaffReads = new("/v1/operations/registration/staff-reads/check");
    public static readonly Read<LedgerCheck> CheckLedger = new("/v1/ledger/check");
    public static readonly Read<PageOf<Refund>> Refunds = new("/v1/refunds");
    public static readonly Read<Refund> GetRefund = new("/v1/refunds/{id}");
    public static readonly Change<None, None> ApproveRefund = new("POST", "/v1/refunds/{id}/approval");
    public static readonly Change<None, None> RefuseRefund = new("POST", "/v1/refunds/{id}/refusal");
    public static readonly Change<None, None> CheckRefund = new("POST", "/v1/refunds/{id}/check");
    public static readonly Change<None, None> SendRefund = new("POST", "/v1/refunds/{id}/sending");
    public static readonly Read<PageOf<PayoutBatch>> Batches = new("/v1/payout-batches");
    public static readonly Read<PayoutBatch> GetBatch = new("/v1/payout-batches/{id}");
    public static readonly Change<None, PayoutBatch> MakeBatch = new("POST", "/v1/payout-batches");
    public static readonly Change<None, None> ApproveBatch = new("POST", "/v1/payout-batches/{id}/approval");
    public static readonly Change<None, None> DiscardBatch = new("POST", "/v1/payout-batches/{id}/discard");
}

/// <param name="Place">outbox: it could not be sent; queue: a consumer could not take it.</param>
public sealed record DeadLetter(
    Guid DeadLetterId, string Place, string? Queue, string MessageType, string Reason, int Attempts, DateTimeOffset DeadLetteredAt);

public sealed record OperatorReason(string Reason);

public sealed record Moved(int Messages);

public sealed record OperatorAction(string Action, string? MessageType, string Reason, DateTimeOffset At);

public sealed record StaffReadsCheck(bool Holds);

/// <param name="Sum">Of all postings; nought when the books hold.</param>
public sealed record LedgerCheck(long Sum, long Journals, long Unbalanced, Money RefundsDue);

/// <param name="Cause">cancelled, declined, acceptanceLapsed, noShow, paidTwice, wrongAmount, notForSale, returned or goodwill.</param>
/// <param name="State">requested, refused, approved, sent, unknown, settled, failed or reversed.</param>
public sealed record Refund(
    Guid Id, Guid OrderId, Money Amount, string Cause, string State, DateTimeOffset RequestedAt, RefundHandling? Handling);

/// <param name="RequestedBy">Null when it is owed by itself.</param>
public sealed record RefundHandling(Guid? RequestedBy);

/// <param name="State">open, approved or discarded.</param>
public sealed record PayoutBatch(
    Guid Id, string State, Money Total, Guid CreatedBy, DateTimeOffset CreatedAt, IReadOnlyList<Payout>? Payouts);

/// <param name="State">batched, approved, sent, unknown, settled, returned or discarded.</param>
public sealed record Payout(Guid Id, Money Amount, string State);
