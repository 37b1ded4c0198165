using CreativeLabs.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Marketplace.Orders;

/// <summary>In the order in which an order moves; the last two end it.</summary>
internal enum OrderState { Placed, Reserved, AwaitingPayment, Paid, Accepted, Ready, HandedOver, Completed, Cancelled, Expired }

internal enum PaymentMethod { Qr, Cash }

/// <summary>What a buyer ordered, of one or several sellers. Its state is that of the part that is furthest behind.</summary>
internal sealed class Order : IVersioned
{
    /// <summary>How long stock is held for a payment by QR.</summary>
    public static readonly TimeSpan HoldForPayment = TimeSpan.FromHours(1);

    /// <summary>How long stock is held until a seller accepts an order that is paid in cash.</summary>
    public static readonly TimeSpan HoldForAcceptance = TimeSpan.FromHours(48);

    private Order(Guid id, string number, Guid buyerId, PaymentMethod payment, DateTimeOffset placedAt) =>
        (Id, Number, BuyerId, Payment, PlacedAt) = (id, number, buyerId, payment, placedAt);

    public Guid Id { get; private set; }

    public string Number { get; private set; }

    public Guid BuyerId { get; private set; }

    public PaymentMethod Payment { get; private set; }

    public OrderState State { get; private set; }

    /// <summary>Tyiyn.</summary>
    public long Total { get; private set; }

    public DateTimeOffset PlacedAt { get; private set; }

    public DateTimeOffset ReservedUntil { get; private set; }

    public DateTimeOffset? PaidAt { get; private set; }

    public List<SellerOrder> Parts { get; private set; } = [];

    public int Version { get; private set; } = 1;

    private IEnumerable<SellerOrder> Live => Parts.Where(part => part.IsLive);

    public static Order Place(string number, Guid buyerId, PaymentMethod payment, DateTimeOffset now) =>
        new(Guid.CreateVersion7(now), number, buyerId, payment, now);

    public void Add(SellerOrder part)
    {
        Parts.Add(part);
        Total += part.Amount;
    }

    /// <summary>Its stock is held from now on.</summary>
    public void Reserve(DateTimeOffset now)
    {
        ReservedUntil = now + (Payment is PaymentMethod.Qr ? HoldForPayment : HoldForAcceptance);
        Advance(Parts, OrderState.Reserved);
    }

    public Rule? AwaitPayment(DateTimeOffset now)
    {
        if (Payment is not PaymentMethod.Qr || State is not (OrderState.Reserved or OrderState.AwaitingPayment) || now >= ReservedUntil)
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
    public void Pay(DateTimeOffset now)
    {
        PaidAt = now;
        Advance(Parts, OrderState.Paid);
    }

    public Rule? Accept(SellerOrder part) =>
        Step(part, Payment is PaymentMethod.Qr ? OrderState.Paid : OrderState.Reserved, OrderState.Accepted);

    public Rule? MakeReady(SellerOrder part) => Step(part, OrderState.Accepted, OrderState.Ready);

    /// <summary>The buyer has it. In cash, the receipt is the proof that she paid.</summary>
    public Rule? HandOver(SellerOrder part, string? receipt, DateTimeOffset now)
    {
        if (Step(part, OrderState.Ready, OrderState.HandedOver) is { } broken)
        {
            return broken;
        }

        part.Receive(receipt, now);
        PaidAt ??= Payment is PaymentMethod.Cash ? now : null;
        return null;
    }

    /// <summary>The buyer says that she has everything.</summary>
    public Rule? Complete()
    {
        if (State is not OrderState.HandedOver)
        {
            return OrderRules.WrongState(State);
        }

        Advance(Live, OrderState.Completed);
        return null;
    }

    /// <summary>Before any money moved, an order can be called off.</summary>
    public Rule? Cancel()
    {
        var paid = Payment is PaymentMethod.Qr ? State >= OrderState.Paid : Live.Any(part => part.State >= OrderState.HandedOver);
        if (paid || !Live.Any())
        {
            return OrderRules.NotCancellable;
        }

        Advance(Live, OrderState.Cancelled);
        return null;
    }

    /// <summary>The time is over: what is not paid, or in cash not accepted, is given up. Returns the parts that were.</summary>
    public IReadOnlyList<SellerOrder> Expire()
    {
        var late = Live.Where(part => part.State <= OrderState.AwaitingPayment).ToList();
        if (late.Count > 0)
        {
            Advance(late, OrderState.Expired);
        }

        return late;
    }

    public SellerOrder? PartOf(Guid sellerPersonId) => Parts.Find(part => part.PersonId == sellerPersonId);

    private Rule? Step(SellerOrder part, OrderState from, OrderState to)
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

        State = Live.Any() ? Live.Min(part => part.State) : Parts.Max(part => part.State);
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
            order.HasMany(o => o.Parts).WithOne().HasForeignKey(part => part.OrderId).OnDelete(DeleteBehavior.Restrict);
            order.ToTable(table => table.HasCheckConstraint("ck_orders_total", "total > 0"));
        });
    }
}
