namespace CreativeLabs.Registration.People.Codes;

/// <summary>The section <c>SignIn</c> of the configuration.</summary>
internal sealed class SignInSettings
{
    /// <summary>Minutes that a one-time code lives, and the choice that follows it on a shared phone.</summary>
    public int CodeMinutes { get; init; } = 5;

    /// <summary>Seconds before a number is sent another code.</summary>
    public int ResendSeconds { get; init; } = 30;

    /// <summary>Codes a number and day.</summary>
    public int CodesPerNumberPerDay { get; init; } = 10;

    /// <summary>Codes an hour to the thousand numbers that differ in the last three digits: who pumps messages counts numbers up.</summary>
    public int CodesPerRangePerHour { get; init; } = 200;

    /// <summary>Codes an address and hour. A lab's whole room may share one address.</summary>
    public int CodesPerAddressPerHour { get; init; } = 60;

    /// <summary>Codes an address block (/24, /48) and hour. Mobile networks put many phones behind one block.</summary>
    public int CodesPerPrefixPerHour { get; init; } = 600;

    /// <summary>What a message within the country costs, in tyiyn, where <see cref="CostByPrefix"/> says nothing else.</summary>
    public long Cost { get; init; } = 350;

    /// <summary>The same for a message abroad.</summary>
    public long CostAbroad { get; init; } = 2_500;

    /// <summary>What a message costs, in tyiyn, by how the number begins (<c>+99677</c>); the longest beginning counts.</summary>
    public IDictionary<string, long> CostByPrefix { get; init; } = new Dictionary<string, long>(StringComparer.Ordinal);

    /// <summary>Tyiyn that the codes of a day may cost over all copies.</summary>
    public long SpendPerDay { get; init; } = 2_000_000;

    /// <summary>How much of that may go abroad to numbers that are not known: who pumps messages prefers the dearest countries.</summary>
    public long SpendAbroadPerDay { get; init; } = 500_000;

    /// <summary>Tyiyn beyond that for numbers whose owner signed in from the same network before: a flood that eats up the day's money
    /// does not lock out who is known.</summary>
    public long SpendForKnownPerDay { get; init; } = 500_000;

    /// <summary>Sign-ins with a PIN tried from an address in an hour.</summary>
    public int PinTriesPerAddressPerHour { get; init; } = 60;

    /// <summary>Sign-ins with a PIN tried from an address block in an hour.</summary>
    public int PinTriesPerPrefixPerHour { get; init; } = 600;

    /// <summary>How often a person may set, change or remove her PIN in an hour.</summary>
    public int PinChangesPerHour { get; init; } = 10;

    /// <summary>Hours before another phone takes effect, while the old one can still cancel.</summary>
    public int PhoneChangeHours { get; init; } = 72;

    /// <summary>The same where a coordinator asked for a woman who lost her phone.</summary>
    public int AssistedPhoneChangeHours { get; init; } = 168;

    /// <summary>Days that an unused refresh token lives.</summary>
    public int RefreshDays { get; init; } = 60;

    /// <summary>Days that a device which is not used stays known.</summary>
    public int KnownDeviceDays { get; init; } = 180;

    /// <summary>Days that a signing key signs before the next one takes over.</summary>
    public int KeyDays { get; init; } = 30;
}
