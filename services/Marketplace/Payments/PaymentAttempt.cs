using CreativeLabs.Marketplace.Orders;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Marketplace.Payments;

/// <summary>Unknown: the time is over and the rail has not said how it ended; it is asked, never guessed. Voided: nobody is to pay it any
/// more. Mismatched: money came, but not what was asked for; it goes back.</summary>
internal enum AttemptState { Created, Presented, Succeeded, Failed, Expired, Unknown, Voided, Mismatched }

/// <summary>One code shown to a buyer. Its id is the rail's idempotency key, the buyer's key makes it one attempt a request.
/// Its state changes by compare-and-set only.</summary>
internal sealed class PaymentAttempt
{
    private static readonly TimeSpan Life = TimeSpan.FromMinutes(15);

    private PaymentAttempt(Guid id, Guid intentId, Guid orderId, Guid key, string rail, long amount, DateTimeOffset createdAt,
        DateTimeOffset expiresAt) =>
        (Id, IntentId, OrderId, Key, Rail, Amount, CreatedAt, ExpiresAt) = (id, intentId, orderId, key, rail, amount, createdAt, expiresAt);

    public Guid Id { get; private set; }

    public Guid IntentId { get; private set; }

    public Guid OrderId { get; private set; }

    /// <summary>The buyer's Idempotency-Key.</summary>
    public Guid Key { get; private set; }

    public string Rail { get; private set; }

    /// <summary>Tyiyn.</summary>
    public long Amount { get; private set; }

    public AttemptState State { get; private set; }

    /// <summary>The sandbox rail's id of it, which the version before this one goes by; <see cref="RailReference"/> holds it too.</summary>
    public Guid? RailId { get; private set; }

    /// <summary>The rail's name of it, once the rail has answered.</summary>
    public string? RailReference { get; private set; }

    /// <summary>What the QR code holds, or the page to pay on.</summary>
    public string? Qr { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary>A quarter of an hour, no longer than the order's stock is held.</summary>
    public DateTimeOffset ExpiresAt { get; private set; }

    /// <summary>There is nothing more to learn of it. Of a void one there is: it may have been paid all the same.</summary>
    public bool HasEnded => State is AttemptState.Succeeded or AttemptState.Failed or AttemptState.Expired or AttemptState.Mismatched;

    public static PaymentAttempt Of(PaymentIntent intent, Order order, Guid key, string rail, DateTimeOffset now) => new(
        Guid.CreateVersion7(now), intent.Id, order.Id, key, rail, intent.Amount, now, now + Life < order.ReservedUntil
        ? now + Life : order.ReservedUntil);

    public static void Map(ModelBuilder model) => model.Entity<PaymentAttempt>(attempt =>
    {
        attempt.ToTable("payment_attempts");
        attempt.HasIndex(a => new { a.OrderId, a.Key }).IsUnique();
        attempt.Property(a => a.Rail).HasDefaultValue(QrRail.RailName);
        attempt.HasOne<PaymentIntent>().WithMany().HasForeignKey(a => a.IntentId).OnDelete(DeleteBehavior.Restrict);
    });
}
