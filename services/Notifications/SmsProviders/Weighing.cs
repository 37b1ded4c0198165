namespace CreativeLabs.Notifications.SmsProviders;

/// <summary>What a provider did in the last quarter of an hour.</summary>
/// <param name="Provider">Its name.</param>
/// <param name="Calls">Attempts that have an outcome.</param>
/// <param name="Failures">Those after which it did not have the message, or nobody knew.</param>
/// <param name="Known">Messages that it took and whose receipt came, or did not come in five minutes.</param>
/// <param name="Slow">Those of them that took longer than five minutes.</param>
internal sealed record ProviderFigures(string Provider, int Calls, int Failures, int Known, int Slow)
{
    /// <summary>Fewer say nothing.</summary>
    private const int Enough = 20;

    private const double Most = 0.15;

    public bool IsFailing => Calls >= Enough && Failures > Calls * Most;

    public bool IsSlow => Known >= Enough && Slow > Known * Most;
}

/// <summary>How weights move: a provider that fails, or is slow where another one is not, keeps a tenth of its share, and comes back by
/// tenths.</summary>
internal static class Weighing
{
    public const double Least = 0.1;

    private const double Step = 0.1;

    /// <summary>The next weight of <paramref name="one"/>, which has <paramref name="weight"/> now.</summary>
    public static double Next(double weight, ProviderFigures one, IReadOnlyCollection<ProviderFigures> others)
    {
        // All slow, or all failing: it is the network or ourselves, and there is nobody better.
        var loses = (one.IsSlow && others.Any(other => !other.IsSlow)) || (one.IsFailing && others.Any(other => !other.IsFailing));
        return loses ? Least : Math.Min(1, Math.Round(weight + Step, 2));
    }
}
