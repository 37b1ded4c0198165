using CreativeLabs.Marketplace.Payments;
using CreativeLabs.Marketplace.Sellers;
using CreativeLabs.Marketplace.Sellers.GroupShops;
using CreativeLabs.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Marketplace.Payouts;

/// <summary>Unknown: the rail did not say what became of it. Returned: it did not arrive, or came back; the balance has it again.
/// Discarded: its batch was.</summary>
internal enum PayoutState { Batched, Approved, Sent, Unknown, Settled, Returned, Discarded }

/// <summary>What is paid out to a seller for parts of orders that are done.</summary>
internal sealed class Payout : IVersioned
{
    private Payout(Guid id, Guid batchId, Guid sellerId, Guid personId, string rail, long amount, DateTimeOffset createdAt) =>
        (Id, BatchId, SellerId, PersonId, Rail, Amount, CreatedAt) = (id, batchId, sellerId, personId, rail, amount, createdAt);

    public Guid Id { get; private set; }

    public Guid BatchId { get; private set; }

    public Guid SellerId { get; private set; }

    /// <summary>The seller's person.</summary>
    public Guid PersonId { get; private set; }

    public string Rail { get; private set; }

    /// <summary>Tyiyn.</summary>
    public long Amount { get; private set; }

    public PayoutState State { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    public DateTimeOffset? SettledAt { get; private set; }

    /// <summary>The rail's number of the transfer.</summary>
    public string? RailTransaction { get; private set; }

    /// <summary>Of a group's payout, what is whose.</summary>
    public List<PayoutShare> Shares { get; private set; } = [];

    public int Version { get; private set; } = 1;

    public bool IsUnderWay => State is PayoutState.Approved or PayoutState.Sent or PayoutState.Unknown;

    public static Payout Of(PayoutBatch batch, Seller seller, string rail, long amount, DateTimeOffset now) =>
        new(Guid.CreateVersion7(now), batch.Id, seller.Id, seller.PersonId, rail, amount, now);

    /// <summary>In proportion to the weights, nothing left over; who gets nothing of it is not named.</summary>
    public void Share(IReadOnlyList<GroupShare> shares)
    {
        var amounts = shares.Count == 0 ? [] : LargestRemainder.Split(Amount, [.. shares.Select(share => (long)share.Weight)]);
        Shares.AddRange(shares.Zip(amounts).Where(pair => pair.Second > 0)
            .Select(pair => PayoutShare.Of(Id, pair.First.PersonId, pair.Second)));
    }

    public void Approve() => Move(PayoutState.Approved);

    public void Discard() => Move(PayoutState.Discarded);

    /// <summary>What the rail says of it.</summary>
    /// <returns>True when that is new.</returns>
    public bool Hear(TransferNews news, DateTimeOffset now)
    {
        var to = news.Status switch
        {
            TransferStatus.Reversed when State is PayoutState.Settled => PayoutState.Returned,
            _ when !IsUnderWay => State,
            TransferStatus.Settled => PayoutState.Settled,
            TransferStatus.Failed or TransferStatus.Reversed => PayoutState.Returned,
            TransferStatus.Pending => PayoutState.Sent,
            _ => PayoutState.Unknown,
        };
        if (to == State)
        {
            return false;
        }

        RailTransaction = news.Transaction ?? RailTransaction;
        SettledAt = to is PayoutState.Settled ? now : SettledAt;
        Move(to);
        return true;
    }

    private void Move(PayoutState to)
    {
        State = to;
        Version++;
    }

    public static void Map(ModelBuilder model) => model.Entity<Payout>(payout =>
    {
        payout.HasOne<PayoutBatch>().WithMany().HasForeignKey(p => p.BatchId).OnDelete(DeleteBehavior.Restrict);
        payout.HasOne<Seller>().WithMany().HasForeignKey(p => p.SellerId).OnDelete(DeleteBehavior.Restrict);
        payout.HasMany(p => p.Shares).WithOne().HasForeignKey(share => share.PayoutId).OnDelete(DeleteBehavior.Restrict);
        payout.Navigation(p => p.Shares).AutoInclude();
        payout.HasIndex(p => new { p.BatchId, p.SellerId }).IsUnique();
        payout.HasIndex(p => new { p.PersonId, p.Id });
        payout.ToTable(table => table.HasCheckConstraint("ck_payouts_amount", "amount > 0"));
    });
}

internal enum PayoutBatchState { Open, Approved, Discarded }

/// <summary>Payouts that are looked at and sent together. Who made it does not approve it.</summary>
internal sealed class PayoutBatch : IVersioned
{
    private PayoutBatch(Guid id, Guid createdBy, DateTimeOffset createdAt) => (Id, CreatedBy, CreatedAt) = (id, createdBy, createdAt);

    public Guid Id { get; private set; }

    public PayoutBatchState State { get; private set; }

    public Guid CreatedBy { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    public Guid? ApprovedBy { get; private set; }

    public DateTimeOffset? ApprovedAt { get; private set; }

    public int Version { get; private set; } = 1;

    public static PayoutBatch Open(Guid by, DateTimeOffset now) => new(Guid.CreateVersion7(now), by, now);

    public Error? Approve(Guid by, DateTimeOffset now)
    {
        if (by == CreatedBy)
        {
            return PayoutRules.OwnBatch;
        }

        if (State is not PayoutBatchState.Open)
        {
            return PayoutRules.WrongState(State);
        }

        (State, ApprovedBy, ApprovedAt) = (PayoutBatchState.Approved, by, now);
        Version++;
        return null;
    }

    public Error? Discard()
    {
        if (State is not PayoutBatchState.Open)
        {
            return PayoutRules.WrongState(State);
        }

        State = PayoutBatchState.Discarded;
        Version++;
        return null;
    }

    public static void Map(ModelBuilder model) => model.Entity<PayoutBatch>(batch => batch.ToTable(table =>
    {
        table.HasCheckConstraint("ck_payout_batches_four_eyes", "approved_by <> created_by");
        table.HasCheckConstraint("ck_payout_batches_approved", "state <> 'Approved' OR approved_by IS NOT NULL");
    }));
}

/// <summary>Where a seller's money goes, sealed; what is shown are its last four signs.</summary>
internal sealed class PayoutAccount
{
    private PayoutAccount(Guid sellerId, byte[] sealedNumber, string tail) =>
        (SellerId, SealedNumber, Tail) = (sellerId, sealedNumber, tail);

    public Guid SellerId { get; private set; }

    public byte[] SealedNumber { get; private set; }

    public string Tail { get; private set; }

    public static PayoutAccount Of(Guid sellerId, byte[] sealedNumber, string tail) => new(sellerId, sealedNumber, tail);

    public void Change(byte[] sealedNumber, string tail) => (SealedNumber, Tail) = (sealedNumber, tail);

    public static void Map(ModelBuilder model) => model.Entity<PayoutAccount>(account =>
    {
        account.HasKey(a => a.SellerId);
        account.HasOne<Seller>().WithOne().HasForeignKey<PayoutAccount>(a => a.SellerId).OnDelete(DeleteBehavior.Restrict);
    });
}
