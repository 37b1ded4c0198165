namespace CreativeLabs.Notifications.SmsProviders;

/// <summary>What follows from Nikita's numbers.</summary>
internal static class NikitaCodes
{
    /// <summary>Of the answer to a message.</summary>
    public static SmsOutcome OfStatus(string status) => new(status switch
    {
        "0" or "11" => SmsVerdict.Taken,
        "9" or "10" => SmsVerdict.RetrySame,
        "2" or "3" or "4" or "5" or "8" => SmsVerdict.OtherProvider,
        "7" => SmsVerdict.NumberDead,
        "6" => SmsVerdict.TextRefused,
        "1" => SmsVerdict.OtherProvider,
        _ => SmsVerdict.RetrySame,
    }, status);

    /// <summary>Of a receipt.</summary>
    public static SmsOutcome OfReport(string report) => new(report switch
    {
        "0" or "1" or "6" => SmsVerdict.Taken,
        "3" => SmsVerdict.Delivered,
        "2" => SmsVerdict.TextRefused,
        "5" => SmsVerdict.OtherProvider,
        _ => SmsVerdict.Unknown,
    }, $"r{report}");
}
