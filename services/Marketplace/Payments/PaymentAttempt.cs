using CreativeLabs.Marketplace.Orders;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Marketplace.Payments;

/// <summary>Unknown: the time is over and the rail has not said how it ended; it is asked, never guessed.</summary>
internal enum AttemptState { Created, Presented, Succeeded, Failed, Expired, Unknown }

/// <summary>One QR code shown to a buyer. Its id is the rail's idempotency key, the buyer's key makes it one attempt a request.
/// Its state changes by compare-and-set only.</summary>
internal sealed class PaymentAttempt
{
    private static readonly TimeSpan Life = TimeSpan.FromMinutes(15);

    private PaymentAttempt(Guid id, Guid intentId, Guid orderId, Guid key, long amount, DateTimeOffset createdAt,
        DateTimeOffset expiresAt) =>
        (Id, IntentId, OrderId, Key, Amount, CreatedAt, ExpiresAt) = (id, intentId, orderId, key, amount, createdAt, expiresAt);

    public Guid Id { get; private set; }

    public Guid IntentId { get; private set; }

    public Guid OrderId { get; private set; }

    /// <summary>The buyer's Idempotency-Key.</summary>
    public Guid Key { get; private set; }

    /// <summary>Tyiyn.</summary>
    public long Amount { get; private set; }

    public AttemptState State { get; private set; }

    /// <summary>The rail's id of it, once the rail has answered.</summary>
    public Guid? RailId { get; private set; }

    /// <summary>What the QR code holds.</summary>
    public string? Qr { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary>A quarter of an hour, no longer than the order's stock is held.</summary>
    public DateTimeOffset ExpiresAt { get; private set; }

    public bool HasEnded => State is AttemptState.Succeeded or AttemptState.Failed or AttemptState.Expired;

    public static PaymentAttempt Of(PaymentIntent intent, Order order, Guid key, DateTimeOffset now) => new(
        Guid.CreateVersion7(now), intent.Id, order.Id, key, intent.Amount, now, now + Life < order.ReservedUntil
        ? now + Life : order.ReservedUntil);

    public static void Map(ModelBuilder model) => model.Entity<PaymentAttempt>(attempt =>
    {
        attempt.HasIndex(a => new { a.OrderId, a.Key }).IsUnique();
        attempt.HasOne<PaymentIntent>().WithMany().HasForeignKey(a => a.IntentId).OnDelete(DeleteBehavior.Restrict);
    });
}
