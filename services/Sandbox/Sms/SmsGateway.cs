using CreativeLabs.Sandbox.Callbacks;
using CreativeLabs.Sandbox.Faults;

namespace CreativeLabs.Sandbox.Sms;

/// <summary>The receipt that follows a message.</summary>
internal sealed record SmsReceipt(Guid Id, string Reference, string Status);

/// <summary>A gateway that takes each message once, and tells when it reached the phone.</summary>
internal sealed class SmsGateway(CallbackQueue callbacks, Misbehaviour misbehaviour, TimeProvider clock)
{
    private static readonly TimeSpan OverTheAir = TimeSpan.FromMilliseconds(200);
    private readonly Recent<SmsMessage> messages = new(10_000);

    public SmsMessage Take(string key, string to, string text, string reference, Uri? receiptUrl)
    {
        var now = clock.GetUtcNow();
        var message = new SmsMessage(Guid.CreateVersion7(now), to, text, reference, now);
        var (taken, added) = messages.AddOnce(key, message.Id, message);
        if (added && receiptUrl is not null)
        {
            callbacks.Owe(receiptUrl, new SmsReceipt(taken.Id, reference, "delivered"), OverTheAir, misbehaviour.Sms is SmsFault.Duplicate);
        }

        return taken;
    }

    /// <summary>Oldest first.</summary>
    public IReadOnlyList<SmsMessage> Taken() => messages.All();
}
