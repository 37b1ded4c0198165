using CreativeLabs.Contracts;
using CreativeLabs.Marketplace.Payouts;
using CreativeLabs.Marketplace.Sellers;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Marketplace.Orders;

/// <summary>The part of an order that one seller fulfils.</summary>
internal sealed class SellerOrder
{
    /// <summary>How long a seller who accepted has to make it ready; after that the buyer may call it off.</summary>
    public static readonly TimeSpan TimeToMake = TimeSpan.FromDays(14);

    /// <summary>How long something ready is kept before a seller may say that nobody came.</summary>
    public static readonly TimeSpan TimeToFetch = TimeSpan.FromDays(3);

    /// <summary>How long something ready is kept at all.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromDays(14);

    /// <summary>How long after handing over a buyer may say that something is wrong.</summary>
    public static readonly TimeSpan TimeToComplain = TimeSpan.FromDays(3);

    private SellerOrder(Guid id, Guid sellerId, Guid personId, LocalText shop) =>
        (Id, SellerId, PersonId, Shop) = (id, sellerId, personId, shop);

    public Guid Id { get; private set; }

    public Guid OrderId { get; private set; }

    public Guid SellerId { get; private set; }

    /// <summary>The seller's person.</summary>
    public Guid PersonId { get; private set; }

    /// <summary>The shop's name on the day of the order.</summary>
    public LocalText Shop { get; private set; }

    public OrderState State { get; private set; }

    /// <summary>How it came to nothing, whatever becomes of the money.</summary>
    public OrderState? Cause { get; private set; }

    public DeclineReason? Reason { get; private set; }

    /// <summary>Tyiyn.</summary>
    public long Amount { get; private set; }

    /// <summary>How the buyer gets it.</summary>
    public DeliveryWay Way { get; private set; }

    /// <summary>For bringing it, within <see cref="Amount"/>, tyiyn.</summary>
    public long DeliveryFee { get; private set; }

    /// <summary>Where it is brought; kept until it is done, and no longer.</summary>
    public string? Address { get; private set; }

    /// <summary>The lab where it can be fetched.</summary>
    public Guid? PickupLabId { get; private set; }

    /// <summary>Without what it takes to bring them, tyiyn: what the platform has its part of.</summary>
    public long Goods => Amount - DeliveryFee;

    /// <summary>The platform's part of <see cref="Amount"/> as it was booked, tyiyn.</summary>
    public long Fee { get; private set; }

    /// <summary>What of <see cref="Amount"/> was given back or is to be, tyiyn.</summary>
    public long Refunded { get; private set; }

    /// <summary>The number of the paper that the buyer signed or got.</summary>
    public string? Receipt { get; private set; }

    /// <summary>What the buyer tells the seller when she has the goods in hand.</summary>
    public string? HandoverCode { get; private set; }

    /// <summary>When the rail's money for it came; never set in cash.</summary>
    public DateTimeOffset? PaidAt { get; private set; }

    public DateTimeOffset? AcceptBy { get; private set; }

    public DateTimeOffset? AcceptedAt { get; private set; }

    public DateTimeOffset? ReadyAt { get; private set; }

    public DateTimeOffset? HandedOverAt { get; private set; }

    public DateTimeOffset? CompletedAt { get; private set; }

    /// <summary>Of an experience, when it takes place.</summary>
    public DateTimeOffset? AttendFrom { get; private set; }

    public DateTimeOffset? AttendUntil { get; private set; }

    /// <summary>Of what is made to order, by when the buyer was told that it would be ready.</summary>
    public DateTimeOffset? OfferedBy { get; private set; }

    /// <summary>By when the seller said that it would be ready, when she took it on.</summary>
    public DateTimeOffset? PromisedBy { get; private set; }

    /// <summary>What it was paid out with; null again when that came back.</summary>
    public Guid? PayoutId { get; private set; }

    public List<OrderLine> Lines { get; private set; } = [];

    public bool IsLive => State <= OrderState.Completed;

    public DateTimeOffset? ReadyBy => AcceptedAt is null ? null : PromisedBy ?? OfferedBy ?? AttendUntil ?? AcceptedAt + TimeToMake;

    public DateTimeOffset? NoShowFrom => ReadyAt is null ? null : AttendFrom ?? ReadyAt + TimeToFetch;

    public DateTimeOffset? FetchBy => ReadyAt is null ? null : AttendUntil ?? ReadyAt + Kept;

    /// <summary>It is of a time that its buyer comes to, and that passes whether or not she comes.</summary>
    public bool IsAttended => AttendFrom is not null;

    /// <summary>When the present state ends by itself.</summary>
    public DateTimeOffset? Deadline => State switch
    {
        OrderState.Paid => AcceptBy,
        OrderState.Ready => FetchBy,
        OrderState.HandedOver => HandedOverAt + TimeToComplain,
        _ => null,
    };

    public static SellerOrder Of(Guid sellerId, Guid personId, LocalText shop, DateTimeOffset now) =>
        new(Guid.CreateVersion7(now), sellerId, personId, shop);

    public void Add(OrderLine line)
    {
        Lines.Add(line);
        Amount += line.Amount;
    }

    /// <summary>How the buyer gets it; before the order knows its total.</summary>
    public void Deliver(DeliveryWay way, long fee, string? address, Guid? labId)
    {
        (Way, DeliveryFee, Address, PickupLabId) = (way, fee, address, labId);
        Amount += fee;
    }

    public void Move(OrderState state) => State = state;

    /// <param name="acceptBy">Null where there is nothing to accept or to hand over.</param>
    public void Pay(DateTimeOffset now, DateTimeOffset? acceptBy) =>
        (PaidAt, AcceptBy, Cause, HandoverCode) = (now, acceptBy, null, acceptBy is null ? null : Orders.HandoverCode.Next());

    /// <summary>What the platform keeps of it.</summary>
    public void Charge(long fee) => Fee = fee;

    /// <param name="promisedBy">By when it will be ready, where that is said.</param>
    public void Accept(DateTimeOffset now, DateTimeOffset? promisedBy = null) => (AcceptedAt, PromisedBy) = (now, promisedBy);

    /// <summary>What its places are of.</summary>
    public void Attend(DateTimeOffset from, DateTimeOffset until) => (AttendFrom, AttendUntil) = (from, until);

    public void Offer(DateTimeOffset readyBy) => OfferedBy = OfferedBy > readyBy ? OfferedBy : readyBy;

    /// <summary>Nobody came to what took place; the money is the seller's.</summary>
    public void Miss(DateTimeOffset now) => (Cause, HandedOverAt) = (OrderState.NoShow, now);

    public void MakeReady(DateTimeOffset now) => ReadyAt = now;

    public void Receive(string? receipt, DateTimeOffset now) => (Receipt, HandedOverAt) = (receipt, now);

    public void Complete(DateTimeOffset now) => (CompletedAt, Address) = (now, null);

    public void Explain(DeclineReason reason) => Reason = reason;

    /// <summary>It comes to nothing; when it was paid, the money is the buyer's again.</summary>
    public void End(OrderState cause)
    {
        (Cause, Address) = (cause, null);
        State = PaidAt is null ? cause : OrderState.RefundDue;
    }

    /// <summary>So much of it goes back.</summary>
    public void GiveBack(long amount) => Refunded += amount;

    /// <summary>The fee of so much of it, rounded down.</summary>
    public long FeeOf(long amount) => (long)((Int128)Fee * amount / Amount);

    public bool IsCode(string? said) => HandoverCode is not null && Orders.HandoverCode.Read(said) == HandoverCode;

    public static void Map(ModelBuilder model) => model.Entity<SellerOrder>(part =>
    {
        part.HasOne<Seller>().WithMany().HasForeignKey(p => p.SellerId).OnDelete(DeleteBehavior.Restrict);
        part.HasIndex(p => new { p.OrderId, p.SellerId }).IsUnique();
        part.HasIndex(p => new { p.PersonId, p.Id });
        part.HasMany(p => p.Lines).WithOne().HasForeignKey(line => line.SellerOrderId).OnDelete(DeleteBehavior.Restrict);
        part.HasOne<Payout>().WithMany().HasForeignKey(p => p.PayoutId).OnDelete(DeleteBehavior.Restrict);
        part.Ignore(p => p.Goods);
        part.Ignore(p => p.IsAttended);
        part.Property(p => p.Way).HasDefaultValue(DeliveryWay.Pickup).HasSentinel(DeliveryWay.Pickup);
        part.Property(p => p.DeliveryFee).HasDefaultValue(0L);
        part.Property(p => p.HandoverCode).HasMaxLength(6);
        part.ToTable(table =>
        {
            table.HasCheckConstraint("ck_seller_orders_delivery",
                "delivery_fee >= 0 AND delivery_fee < amount AND (way = 'Delivery' OR (delivery_fee = 0 AND address IS NULL))");
            table.HasCheckConstraint("ck_seller_orders_amount", "amount > 0");
            table.HasCheckConstraint("ck_seller_orders_attend", "attend_from < attend_until");
            table.HasCheckConstraint("ck_seller_orders_fee", "fee BETWEEN 0 AND amount");
            table.HasCheckConstraint("ck_seller_orders_refunded", "refunded BETWEEN 0 AND amount");
        });
    });
}
