namespace CreativeLabs.Registration.SignIn;

/// <summary>The section <c>SignIn</c> of the configuration.</summary>
internal sealed class SignInSettings
{
    /// <summary>Minutes that a one-time code lives.</summary>
    public int CodeMinutes { get; init; } = 5;

    /// <summary>Seconds before a number is sent another code.</summary>
    public int ResendSeconds { get; init; } = 30;

    /// <summary>Codes a number and day.</summary>
    public int CodesPerNumberPerDay { get; init; } = 10;

    /// <summary>Codes an address and hour. A lab's whole room may share one address.</summary>
    public int CodesPerAddressPerHour { get; init; } = 60;

    /// <summary>Codes an address block (/24, /48) and hour. Mobile networks put many phones behind one block.</summary>
    public int CodesPerPrefixPerHour { get; init; } = 600;

    /// <summary>Codes a day over all: what the house is ready to spend.</summary>
    public int CodesPerDay { get; init; } = 5000;

    /// <summary>Days that an unused refresh token lives.</summary>
    public int RefreshDays { get; init; } = 60;

    /// <summary>Days that a signing key signs before the next one takes over.</summary>
    public int KeyDays { get; init; } = 30;
}
