using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Marketplace.Payments;

/// <summary>Money that a rail says it moved. One row a transaction of the rail, whoever brings the news: callback, repetition or
/// poll.</summary>
internal sealed class RailReceipt
{
    public Guid Id { get; private set; }

    public string Rail { get; private set; } = null!;

    /// <summary>The rail's own number of the transaction.</summary>
    public string RailTransaction { get; private set; } = null!;

    public Guid AttemptId { get; private set; }

    /// <summary>Tyiyn.</summary>
    public long Amount { get; private set; }

    public DateTimeOffset ReceivedAt { get; private set; }

    public static void Map(ModelBuilder model) => model.Entity<RailReceipt>(receipt =>
    {
        receipt.HasIndex(r => new { r.Rail, r.RailTransaction }).IsUnique();
        receipt.HasOne<PaymentAttempt>().WithMany().HasForeignKey(r => r.AttemptId).OnDelete(DeleteBehavior.Restrict);
        receipt.ToTable(table => table.HasCheckConstraint("ck_rail_receipts_amount", "amount > 0"));
    });
}

/// <summary>A verified callback, byte by byte as it came.</summary>
internal sealed class PaymentCallback
{
    public Guid Id { get; private set; }

    public string Rail { get; private set; } = null!;

    /// <summary>The rail's own id of the event; a repetition has the same.</summary>
    public string EventId { get; private set; } = null!;

    public byte[] Body { get; private set; } = null!;

    public DateTimeOffset ReceivedAt { get; private set; }

    public static void Map(ModelBuilder model) => model.Entity<PaymentCallback>(callback =>
        callback.HasIndex(c => new { c.Rail, c.EventId }).IsUnique());
}
