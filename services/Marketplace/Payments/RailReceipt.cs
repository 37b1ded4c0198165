using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Marketplace.Payments;

/// <summary>What money that came was taken for. All but Paid goes back; what is of another currency is sent back by hand, since the books
/// are kept in som.</summary>
internal enum ReceiptUse { Paid, PaidTwice, WrongAmount, OtherCurrency, NotForSale }

/// <summary>Money that a rail says it moved. One row a transaction of the rail, whoever brings the news: callback, repetition or
/// poll.</summary>
internal sealed class RailReceipt
{
    public Guid Id { get; private set; }

    public string Rail { get; private set; } = null!;

    /// <summary>The rail's own number of the transaction.</summary>
    public string RailTransaction { get; private set; } = null!;

    public Guid AttemptId { get; private set; }

    /// <summary>In the hundredth part of <see cref="Currency"/>.</summary>
    public long Amount { get; private set; }

    public string Currency { get; private set; } = null!;

    public ReceiptUse Use { get; private set; }

    /// <summary>What refunds have claimed of it; the database lets it be no more than <see cref="Amount"/>.</summary>
    public long Refunded { get; private set; }

    public DateTimeOffset ReceivedAt { get; private set; }

    public static void Map(ModelBuilder model) => model.Entity<RailReceipt>(receipt =>
    {
        receipt.HasIndex(r => new { r.Rail, r.RailTransaction }).IsUnique();
        receipt.Property(r => r.Currency).HasDefaultValue("KGS");
        receipt.Property(r => r.Use).HasDefaultValue(ReceiptUse.Paid);
        receipt.HasOne<PaymentAttempt>().WithMany().HasForeignKey(r => r.AttemptId).OnDelete(DeleteBehavior.Restrict);
        receipt.ToTable("rail_receipts", table =>
        {
            table.HasCheckConstraint("ck_rail_receipts_amount", "amount > 0");
            table.HasCheckConstraint("ck_rail_receipts_refunded", "refunded BETWEEN 0 AND amount");
        });
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
    {
        callback.ToTable("payment_callbacks");
        callback.HasIndex(c => new { c.Rail, c.EventId }).IsUnique();
    });
}
