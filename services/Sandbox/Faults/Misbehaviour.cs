namespace CreativeLabs.Sandbox.Faults;

/// <summary>How an SMS provider behaves. <c>slow</c> takes the message and answers after ten seconds, <c>cut</c> takes it, closes the
/// connection and sends no receipt, <c>timeOut</c> answers with its own code for a time-out, <c>duplicate</c> sends each receipt twice,
/// <c>reverse</c> the last receipt first, <c>late</c> after ten seconds, <c>silent</c> none, <c>lost</c> says that the phone was not
/// reached. The others refuse the message by their codes.</summary>
internal enum SmsFault { Ok, Down, Slow, Cut, TimeOut, Duplicate, Reverse, Late, Silent, Lost, NoMoney, StopWords, DeadNumber }

/// <summary>How the QR rail behaves: <c>silent</c> never calls back, <c>duplicate</c> calls back twice.</summary>
internal enum QrFault { Ok, Down, Silent, Duplicate }

/// <summary>How the outside world misbehaves just now.</summary>
internal sealed class Misbehaviour
{
    private volatile SmsFault nikita;
    private volatile SmsFault rest;
    private volatile QrFault qr;

    public SmsFault Nikita { get => nikita; set => nikita = value; }

    public SmsFault Rest { get => rest; set => rest = value; }

    public QrFault Qr { get => qr; set => qr = value; }
}
