namespace CreativeLabs.Notifications.SmsProviders;

/// <summary>A message for a phone, in clear only here, in memory.</summary>
/// <param name="Reference">Our id of the message, of 12 letters and digits: a provider takes each once.</param>
/// <param name="To">E.164.</param>
/// <param name="Text">What the phone shows.</param>
internal sealed record OutgoingSms(string Reference, string To, string Text);

/// <summary>What a provider can do.</summary>
/// <param name="LongestText">In characters.</param>
/// <param name="Prefix">Of the numbers that it reaches, such as <c>+996</c>; <c>+</c> for all.</param>
internal sealed record SmsCapabilities(int LongestText, string Prefix)
{
    /// <summary>Whether it can bring a text of this length to this number.</summary>
    public bool Holds(string to, int length) => length <= LongestText && to.StartsWith(Prefix, StringComparison.Ordinal);
}

/// <summary>A company that brings messages to phones.</summary>
internal interface ISmsProvider
{
    /// <summary>As deliveries, weights and settings call it.</summary>
    string Name { get; }

    SmsCapabilities Capabilities { get; }

    /// <summary>Its part of the messages while every provider is well, compared with the parts of the others.</summary>
    double Share { get; }

    /// <summary>Never throws: what went wrong is an outcome too.</summary>
    Task<SmsOutcome> Send(OutgoingSms message, CancellationToken token);
}
