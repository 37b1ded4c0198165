using CreativeLabs.Sandbox.Callbacks;
using CreativeLabs.Sandbox.Faults;

namespace CreativeLabs.Sandbox.Payments;

/// <summary>What the rail calls back with; amounts in tyiyn.</summary>
internal sealed record PaymentEvent(
    Guid EventId, Guid RailId, string Reference, string Status, long Amount, string Currency, string? TransactionId, DateTimeOffset At);

/// <summary>A payment rail by QR code.</summary>
internal sealed class QrRail(CallbackQueue callbacks, Misbehaviour misbehaviour, TimeProvider clock)
{
    private static readonly TimeSpan BetweenBanks = TimeSpan.FromMilliseconds(100);
    private readonly Recent<QrPayment> payments = new(10_000);
    private readonly Recent<Transfer> transfers = new(10_000);

    public QrPayment Open(string key, PaymentOrder order)
    {
        var payment = new QrPayment(Guid.CreateVersion7(clock.GetUtcNow()), order);
        return payments.AddOnce(key, payment.Id, payment).Item;
    }

    public QrPayment? Find(Guid id)
    {
        if (!payments.TryFind(id, out var payment))
        {
            return null;
        }

        Lapse(payment);
        return payment;
    }

    public Transfer Send(string key, SendTransferBody body)
    {
        var transfer = new Transfer(Guid.CreateVersion7(clock.GetUtcNow()), body);
        return transfers.AddOnce(key, transfer.Id, transfer).Item;
    }

    public Transfer? FindTransfer(Guid id) => transfers.TryFind(id, out var transfer) ? transfer : null;

    /// <summary>Oldest first.</summary>
    public IReadOnlyList<QrPayment> All() => payments.All();

    public bool Pay(QrPayment payment, string payer, bool declined)
    {
        var paid = payment.Pay(payer, declined, clock.GetUtcNow());
        if (paid)
        {
            Tell(payment);
        }

        return paid;
    }

    public void Lapse(QrPayment payment)
    {
        if (payment.Expire(clock.GetUtcNow()))
        {
            Tell(payment);
        }
    }

    private void Tell(QrPayment payment)
    {
        if (misbehaviour.Qr is QrFault.Silent)
        {
            return;
        }

        var now = clock.GetUtcNow();
        var order = payment.Order;
        var told = new PaymentEvent(Guid.CreateVersion7(now), payment.Id, order.Reference, payment.Status switch
        {
            PaymentStatus.Succeeded => "succeeded",
            PaymentStatus.Failed => "failed",
            _ => "expired",
        }, order.Amount, order.Currency, payment.TransactionId, now);
        callbacks.Owe(order.CallbackUrl, told, BetweenBanks, misbehaviour.Qr is QrFault.Duplicate);
    }
}
