namespace CreativeLabs.Sandbox.Faults;

/// <summary>How the SMS gateway behaves: <c>slow</c> takes the message and answers after ten seconds, <c>duplicate</c> sends each
/// receipt twice.</summary>
internal enum SmsFault { Ok, Down, Slow, Duplicate }

/// <summary>How the QR rail behaves: <c>silent</c> never calls back, <c>duplicate</c> calls back twice.</summary>
internal enum QrFault { Ok, Down, Silent, Duplicate }

/// <summary>How the outside world misbehaves just now.</summary>
internal sealed class Misbehaviour
{
    private volatile SmsFault sms;
    private volatile QrFault qr;

    public SmsFault Sms { get => sms; set => sms = value; }

    public QrFault Qr { get => qr; set => qr = value; }
}
