using CreativeLabs.Marketplace.Campaigns;
using CreativeLabs.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Marketplace.Orders;

/// <summary>What a buyer ordered, of one or several sellers. Its state and total are those of its parts: the state is that of the part
/// furthest behind, the total what the parts that are still on come to.</summary>
internal sealed partial class Order : IVersioned
{
    /// <summary>How long stock is held for a payment by QR.</summary>
    public static readonly TimeSpan HoldForPayment = TimeSpan.FromHours(1);

    /// <summary>How many orders of one buyer may hold stock without money or acceptance.</summary>
    public const short MostOpen = 5;

    /// <summary>How many pieces somebody may order who has never paid for anything.</summary>
    public const int MostPiecesOfNewcomer = 100;

    /// <summary>How long a seller has to accept what was paid, or what is paid in cash.</summary>
    public static readonly TimeSpan HoldForAcceptance = TimeSpan.FromHours(48);

    private Order(Guid id, string number, Guid buyerId, PaymentMethod payment, DateTimeOffset placedAt) =>
        (Id, Number, BuyerId, Payment, PlacedAt) = (id, number, buyerId, payment, placedAt);

    public Guid Id { get; private set; }

    public string Number { get; private set; }

    public Guid BuyerId { get; private set; }

    public PaymentMethod Payment { get; private set; }

    /// <summary>The campaign that it pays a pledge of. Such an order holds no goods, and its seller does nothing with it.</summary>
    public Guid? CampaignId { get; private set; }

    public OrderState State { get; private set; }

    /// <summary>Tyiyn. When nothing is on any more, what was ordered.</summary>
    public long Total { get; private set; }

    public DateTimeOffset PlacedAt { get; private set; }

    public DateTimeOffset ReservedUntil { get; private set; }

    public DateTimeOffset? PaidAt { get; private set; }

    /// <summary>One of the few places that a buyer has for orders that are neither paid nor, in cash, accepted; no two live ones are the
    /// same.</summary>
    public short? OpenSlot { get; private set; }

    public List<SellerOrder> Parts { get; private set; } = [];

    public int Version { get; private set; } = 1;

    public bool IsUnpaidQr => Payment is PaymentMethod.Qr && State is OrderState.Reserved or OrderState.AwaitingPayment;

    /// <summary>What a payment that arrives now would pay for: what waits for it, or what expired before it came.</summary>
    public IReadOnlyList<SellerOrder> Payable => Payment is PaymentMethod.Cash || PaidAt is not null
        ? [] : Parts.FindAll(part => Live.Any() ? part.IsLive : part.State is OrderState.Expired);

    private IEnumerable<SellerOrder> Live => Parts.Where(part => part.IsLive);

    public static Order Place(string number, Guid buyerId, PaymentMethod payment, DateTimeOffset now) =>
        new(Guid.CreateVersion7(now), number, buyerId, payment, now);

    public static Order ForCampaign(string number, Guid backerId, Guid campaignId, DateTimeOffset now) =>
        new(Guid.CreateVersion7(now), number, backerId, PaymentMethod.Qr, now) { CampaignId = campaignId };

    public void Add(SellerOrder part)
    {
        Parts.Add(part);
        Total += part.Amount;
    }

    /// <summary>Its stock is held from now on.</summary>
    public void Reserve(short slot, DateTimeOffset now)
    {
        OpenSlot = slot;
        var hold = Payment is PaymentMethod.Qr ? HoldForPayment : HoldForAcceptance;
        ReservedUntil = Sooner(now + hold, Parts.Min(part => part.AttendFrom));
        Advance(Parts, OrderState.Reserved);
    }

    /// <summary>Nothing is held for it, but it waits for money as long.</summary>
    public void ReserveUntil(DateTimeOffset payBy)
    {
        ReservedUntil = payBy;
        Advance(Parts, OrderState.Reserved);
    }

    /// <summary>Its campaign succeeded: what was paid is the seller's.</summary>
    public void Capture(SellerOrder part, DateTimeOffset now)
    {
        if (Step(part, OrderState.Paid, OrderState.Completed) is null)
        {
            part.Receive(null, now);
            part.Complete(now);
        }
    }

    public Error? AwaitPayment(DateTimeOffset now)
    {
        if (!IsUnpaidQr || now >= ReservedUntil)
        {
            return OrderRules.NotPayable;
        }

        if (State is OrderState.Reserved)
        {
            Advance(Live, OrderState.AwaitingPayment);
        }

        return null;
    }

    /// <summary>The money is there and the stock is too.</summary>
    /// <returns>The parts that are paid for now.</returns>
    public IReadOnlyList<SellerOrder> Pay(DateTimeOffset now)
    {
        var paid = Payable;
        PaidAt = now;
        foreach (var part in paid)
        {
            part.Pay(now, CampaignId is null ? Sooner(now + HoldForAcceptance, part.AttendFrom) : null);
        }

        Advance(paid, OrderState.Paid);
        return paid;
    }

    /// <summary>What takes place at a time is ready with that.</summary>
    public Error? Accept(SellerOrder part, DateTimeOffset now, DateTimeOffset? promisedBy = null)
    {
        var broken = Step(part, Payment is PaymentMethod.Qr ? OrderState.Paid : OrderState.Reserved, OrderState.Accepted);
        if (broken is null)
        {
            part.Accept(now, promisedBy);
            if (part.IsAttended)
            {
                MakeReady(part, now);
            }
        }

        return broken;
    }

    public Error? MakeReady(SellerOrder part, DateTimeOffset now)
    {
        var broken = Step(part, OrderState.Accepted, OrderState.Ready);
        if (broken is null)
        {
            part.MakeReady(now);
        }

        return broken;
    }

    /// <summary>The buyer has it. In cash, the receipt is the proof that she paid; for what was paid before, she says her
    /// code.</summary>
    public Error? HandOver(SellerOrder part, string? receipt, string? code, DateTimeOffset now)
    {
        if (part.State is OrderState.Ready && part.PaidAt is not null && !part.IsCode(code))
        {
            return OrderRules.WrongCode;
        }

        if (Step(part, OrderState.Ready, OrderState.HandedOver) is { } broken)
        {
            return broken;
        }

        part.Receive(receipt, now);
        PaidAt ??= Payment is PaymentMethod.Cash ? now : null;
        return null;
    }

    /// <summary>The buyer says that she has it, or has not said otherwise for some days.</summary>
    public Error? Complete(SellerOrder part, DateTimeOffset now)
    {
        var broken = Step(part, OrderState.HandedOver, OrderState.Completed);
        if (broken is null)
        {
            part.Complete(now);
        }

        return broken;
    }

    public SellerOrder? PartOf(Guid sellerPersonId) => Parts.Find(part => part.PersonId == sellerPersonId);

    private Error? Step(SellerOrder part, OrderState from, OrderState to)
    {
        if (part.State != from)
        {
            return OrderRules.WrongState(part.State);
        }

        Advance([part], to);
        return null;
    }

    private void Advance(IEnumerable<SellerOrder> parts, OrderState to)
    {
        foreach (var part in parts.ToList())
        {
            part.Move(to);
        }

        Derive();
    }

    private static DateTimeOffset Sooner(DateTimeOffset one, DateTimeOffset? other) => other < one ? other.Value : one;

    private void Derive()
    {
        State = Live.Any() ? Live.Min(part => part.State) : Parts.Max(part => part.State);
        Total = (Live.Any() ? Live : Parts).Sum(part => part.Amount);
        OpenSlot = State <= OrderState.AwaitingPayment ? OpenSlot : null;
        Version++;
    }

    public static void Map(ModelBuilder model)
    {
        model.HasSequence<long>("order_number");
        model.Entity<Order>(order =>
        {
            order.Property(o => o.Number).HasMaxLength(7);
            order.HasIndex(o => o.Number).IsUnique();
            order.HasIndex(o => new { o.BuyerId, o.Id });
            order.HasIndex(o => new { o.BuyerId, o.OpenSlot }).IsUnique().HasFilter("open_slot IS NOT NULL");
            order.HasMany(o => o.Parts).WithOne().HasForeignKey(part => part.OrderId).OnDelete(DeleteBehavior.Restrict);
            order.HasOne<Campaign>().WithMany().HasForeignKey(o => o.CampaignId).OnDelete(DeleteBehavior.Restrict);
            order.Ignore(o => o.Payable);
            order.ToTable(table =>
            {
                table.HasCheckConstraint("ck_orders_total", "total > 0");
                table.HasCheckConstraint("ck_orders_open_slot", $"open_slot BETWEEN 1 AND {MostOpen}");
            });
        });
    }
}
