using CreativeLabs.Marketplace.Orders;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Marketplace.Messages;

/// <summary>Why a message was reported.</summary>
internal enum MessageReason { Insult, Fraud, Contact, Other }

/// <summary>What a buyer and a seller say to each other about one part of an order.</summary>
internal sealed class OrderMessage
{
    /// <summary>The most that one side says about one part.</summary>
    public const short Most = 100;

    public const string OncePerNumber = "ix_order_messages_seller_order_id_from_buyer_number";

    /// <summary>How long after completion there is something to say.</summary>
    public static readonly TimeSpan OpenAfterwards = TimeSpan.FromDays(14);

    private OrderMessage(Guid id, Guid sellerOrderId, Guid senderId, bool fromBuyer, short number, string text, DateTimeOffset sentAt) =>
        (Id, SellerOrderId, SenderId, FromBuyer, Number, Text, SentAt) = (id, sellerOrderId, senderId, fromBuyer, number, text, sentAt);

    public Guid Id { get; private set; }

    public Guid SellerOrderId { get; private set; }

    public Guid SenderId { get; private set; }

    public bool FromBuyer { get; private set; }

    /// <summary>Which of this side's messages it is, from 1.</summary>
    public short Number { get; private set; }

    /// <summary>Null when its sender was erased.</summary>
    public string? Text { get; private set; }

    public DateTimeOffset SentAt { get; private set; }

    public DateTimeOffset? ReportedAt { get; private set; }

    public MessageReason? Reason { get; private set; }

    /// <summary>When an operator decided about the report.</summary>
    public DateTimeOffset? DecidedAt { get; private set; }

    /// <summary>Who it was; null until then.</summary>
    public Guid? DecidedBy { get; private set; }

    /// <summary>An operator found that it must not be read.</summary>
    public bool Hidden { get; private set; }

    public static OrderMessage Of(SellerOrder part, Guid sender, bool fromBuyer, short number, string text, DateTimeOffset now) =>
        new(Guid.CreateVersion7(now), part.Id, sender, fromBuyer, number, text, now);

    public static void Map(ModelBuilder model) => model.Entity<OrderMessage>(message =>
    {
        message.ToTable("order_messages", table =>
        {
            table.HasCheckConstraint("ck_order_messages_number", $"number BETWEEN 1 AND {Most}");
            table.HasCheckConstraint("ck_order_messages_report",
                "(reported_at IS NULL) = (reason IS NULL) AND (decided_at IS NULL) = (decided_by IS NULL) "
                + "AND (decided_at IS NULL OR reported_at IS NOT NULL) AND (NOT hidden OR decided_at IS NOT NULL)");
        });
        message.HasOne<SellerOrder>().WithMany().HasForeignKey(m => m.SellerOrderId).OnDelete(DeleteBehavior.Restrict);
        message.HasIndex(m => new { m.SellerOrderId, m.FromBuyer, m.Number }).IsUnique();
        message.HasIndex(m => new { m.SellerOrderId, m.Id });
        message.HasIndex(m => m.Id).HasFilter("reported_at IS NOT NULL AND decided_at IS NULL")
            .HasDatabaseName("ix_order_messages_reported");
        message.HasIndex(m => m.SenderId);
    });
}
