namespace CreativeLabs.Sandbox.Sms;

/// <summary>What phones have received, whichever provider took it. A provider takes each message once under its caller's id.</summary>
internal sealed class SmsNetwork(TimeProvider clock)
{
    private readonly Recent<SmsMessage> messages = new(10_000);

    public (SmsMessage Message, bool Added) Take(string provider, string id, string to, string text)
    {
        var now = clock.GetUtcNow();
        var message = new SmsMessage(Guid.CreateVersion7(now), to, text, id, now, provider);
        return messages.AddOnce($"{provider}/{id}", message.Id, message);
    }

    /// <summary>Oldest first.</summary>
    public IReadOnlyList<SmsMessage> Taken() => messages.All();
}
