using CreativeLabs.Marketplace.Orders;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Marketplace.Payments;

/// <summary>The wish to be paid for an order, once, however many attempts it takes.</summary>
internal sealed class PaymentIntent
{
    private PaymentIntent(Guid id, Guid orderId, long amount, DateTimeOffset createdAt) =>
        (Id, OrderId, Amount, CreatedAt) = (id, orderId, amount, createdAt);

    public Guid Id { get; private set; }

    public Guid OrderId { get; private set; }

    /// <summary>Tyiyn.</summary>
    public long Amount { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary>The attempt whose money paid the order; set once.</summary>
    public Guid? SettledBy { get; private set; }

    public static PaymentIntent For(Order order, DateTimeOffset now) => new(Guid.CreateVersion7(now), order.Id, order.Total, now);

    public static void Map(ModelBuilder model) => model.Entity<PaymentIntent>(intent =>
    {
        intent.ToTable("payment_intents");
        intent.HasIndex(i => i.OrderId).IsUnique();
        intent.HasOne<Order>().WithMany().HasForeignKey(i => i.OrderId).OnDelete(DeleteBehavior.Restrict);
    });
}
