namespace CreativeLabs.Marketplace.Payments;

/// <summary>How much of a payment a rail itself takes back. Where it takes nothing back, money is returned by a new transfer.</summary>
internal enum RefundCapability { None, Full, Partial }

/// <summary>What a rail can do.</summary>
/// <param name="Refund">How much of a payment it takes back.</param>
/// <param name="Voids">It ends a code that nobody has paid.</param>
/// <param name="Smallest">Tyiyn.</param>
/// <param name="Largest">Tyiyn.</param>
/// <param name="Unit">Amounts are multiples of this, tyiyn.</param>
internal sealed record RailCapabilities(RefundCapability Refund, bool Voids, long Smallest, long Largest, long Unit)
{
    public bool Takes(long amount) => amount >= Smallest && amount <= Largest && amount % Unit == 0;
}

/// <summary>What to show to the buyer.</summary>
/// <param name="Reference">The rail's name for the payment.</param>
/// <param name="Code">What the QR code holds, or the page to pay on.</param>
internal sealed record PresentedPayment(string Reference, string Code);

/// <summary>A callback as it was read over its raw bytes.</summary>
/// <param name="Signed">The rail wrote these bytes, lately.</param>
/// <param name="EventId">The rail's name for this piece of news; null when it makes no sense.</param>
/// <param name="News">What it says.</param>
internal sealed record CallbackReading(bool Signed, string? EventId = null, RailNews? News = null);

/// <summary>Money to send out.</summary>
/// <param name="Id">Ours; the rail's idempotency key.</param>
/// <param name="Amount">Tyiyn.</param>
/// <param name="Payment">The rail's name of the payment that it returns; null for a payout.</param>
/// <param name="Transaction">The rail's number of that payment.</param>
/// <param name="Account">Where a payout goes; null for a refund.</param>
/// <param name="ReturnedBefore">What of that payment other refunds have given back, tyiyn.</param>
internal sealed record OutgoingTransfer(
    Guid Id, long Amount, string? Payment, string? Transaction, string? Account, long ReturnedBefore = 0);

internal enum TransferStatus { Unknown, Pending, Settled, Failed, Reversed }

/// <summary>How money that was sent stands. Unknown: the rail did not answer, which is not the same as failed.</summary>
internal sealed record TransferNews(TransferStatus Status, string? Transaction = null);

/// <summary>A way to be paid. What it does not answer is not known: null, never a guess.</summary>
internal interface IPaymentRail
{
    string Name { get; }

    RailCapabilities Capabilities { get; }

    /// <summary>Asks for a payment. Asked again for the same attempt, the rail gives the payment that it made before.</summary>
    Task<PresentedPayment?> Present(PaymentAttempt attempt, string orderNumber, DateTimeOffset now, CancellationToken token);

    /// <summary>How a payment stands.</summary>
    Task<RailNews?> Find(PaymentAttempt attempt, CancellationToken token);

    /// <summary>Ends a code that nobody paid.</summary>
    Task Void(PaymentAttempt attempt, CancellationToken token);

    /// <summary>Sends money out; sent again under the same id, the rail answers how the first one stands.</summary>
    Task<TransferNews> Send(OutgoingTransfer transfer, CancellationToken token);

    /// <summary>Holds a callback's bytes against its signature, and reads them.</summary>
    CallbackReading Read(IHeaderDictionary headers, ReadOnlySpan<byte> body, DateTimeOffset now);

    /// <summary>Reads a callback that was held against its signature before.</summary>
    CallbackReading Parse(ReadOnlySpan<byte> body);

    /// <summary>A callback with what is read of it and nothing else: rails tell who paid, too.</summary>
    byte[] Essence(ReadOnlySpan<byte> body);
}

/// <summary>The rails that there are, by name.</summary>
internal sealed class PaymentRails(IEnumerable<IPaymentRail> rails)
{
    private readonly Dictionary<string, IPaymentRail> byName = rails.ToDictionary(rail => rail.Name, StringComparer.Ordinal);

    public IReadOnlyCollection<string> Names => byName.Keys;

    public IPaymentRail Of(string name) => byName[name];
}
