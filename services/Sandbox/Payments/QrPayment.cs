namespace CreativeLabs.Sandbox.Payments;

internal enum PaymentStatus { Pending, Succeeded, Failed, Expired }

/// <summary>What was asked of the rail.</summary>
internal sealed record PaymentOrder(string Reference, long Amount, string Currency, Uri CallbackUrl, DateTimeOffset ExpiresAt);

/// <summary>A payment that waits for a buyer's bank. It ends once, whoever is first.</summary>
internal sealed class QrPayment(Guid id, PaymentOrder order)
{
    private readonly Lock gate = new();

    public Guid Id => id;

    public PaymentOrder Order => order;

    /// <summary>What the QR code holds.</summary>
    public string Qr => $"https://qr.sandbox.kg/pay/{id}?amount={order.Amount}&currency={order.Currency}";

    public PaymentStatus Status { get; private set; }

    public string? TransactionId { get; private set; }

    public string? Payer { get; private set; }

    /// <summary>False when it had ended before.</summary>
    public bool Pay(string payer, bool declined, DateTimeOffset now)
    {
        lock (gate)
        {
            if (Status is not PaymentStatus.Pending || now >= order.ExpiresAt)
            {
                return false;
            }

            Status = declined ? PaymentStatus.Failed : PaymentStatus.Succeeded;
            TransactionId = declined ? null : $"ELQR-{Convert.ToHexString(Guid.CreateVersion7(now).ToByteArray(bigEndian: true))}";
            Payer = payer;
            return true;
        }
    }

    /// <summary>Ended by who asked for it; false when it had ended before.</summary>
    public bool Void()
    {
        lock (gate)
        {
            if (Status is not PaymentStatus.Pending)
            {
                return false;
            }

            Status = PaymentStatus.Expired;
            return true;
        }
    }

    /// <summary>True when this call let it lapse.</summary>
    public bool Expire(DateTimeOffset now)
    {
        lock (gate)
        {
            if (Status is not PaymentStatus.Pending || now < order.ExpiresAt)
            {
                return false;
            }

            Status = PaymentStatus.Expired;
            return true;
        }
    }
}
