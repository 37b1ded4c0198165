namespace CreativeLabs.Notifications.SmsProviders;

/// <summary>What follows from a provider's answer or receipt, whatever the provider calls it.</summary>
internal enum SmsVerdict
{
    /// <summary>The provider has it; a receipt will say more.</summary>
    Taken,

    /// <summary>The phone has it.</summary>
    Delivered,

    /// <summary>Nobody knows whether the provider has it: only the same id at the same provider cannot make two of it.</summary>
    RetrySame,

    /// <summary>The provider does not have it and will not take it now.</summary>
    OtherProvider,

    /// <summary>No provider reaches this number.</summary>
    NumberDead,

    /// <summary>No provider takes this text.</summary>
    TextRefused,

    /// <summary>The provider gave it up without a reason that would say what to do.</summary>
    Unknown,
}

/// <summary>What a provider answered, or said of a message later.</summary>
/// <param name="Verdict">What follows.</param>
/// <param name="Code">The provider's own code, or ours of what went wrong on the way.</param>
/// <param name="MessageId">The provider's id once it took the message.</param>
internal sealed record SmsOutcome(SmsVerdict Verdict, string Code, string? MessageId = null)
{
    /// <summary>Why the delivery ends, as operators and facts call it; null when it does not end.</summary>
    public string? Reason => Verdict switch
    {
        SmsVerdict.NumberDead => "number_dead",
        SmsVerdict.TextRefused => "text_refused",
        SmsVerdict.Unknown => "not_reached",
        _ => null,
    };
}
