using System.Globalization;

namespace CreativeLabs.Notifications.SmsProviders;

/// <summary>What follows from the words and numbers of a provider like Twilio.</summary>
internal static class RestCodes
{
    /// <summary>Of a refusal, or of a receipt that says why.</summary>
    public static SmsOutcome OfError(int code) => new(code switch
    {
        30001 => SmsVerdict.RetrySame,
        21211 or 21614 or 30005 or 30006 => SmsVerdict.NumberDead,
        30007 or 21617 => SmsVerdict.TextRefused,
        30003 or 30004 or 30008 => SmsVerdict.Unknown,
        _ => SmsVerdict.OtherProvider,
    }, code.ToString(CultureInfo.InvariantCulture));

    /// <summary>Of a receipt.</summary>
    public static SmsOutcome OfStatus(string status, int? error) => status switch
    {
        "queued" or "accepted" or "scheduled" or "sending" or "sent" => new(SmsVerdict.Taken, status),
        "delivered" or "read" => new(SmsVerdict.Delivered, status),
        _ => error is { } code ? OfError(code) : new(SmsVerdict.Unknown, status),
    };
}
