namespace CreativeLabs.Training.Enrolments;

/// <summary>How long an offer stands: a day, never beyond the start of the first session.</summary>
internal static class OfferDeadline
{
    private static readonly TimeSpan Longest = TimeSpan.FromDays(1);
    private static readonly TimeSpan TooShortToAsk = TimeSpan.FromHours(2);

    /// <summary>Null when there is no time left to ask: the seat is given at once, and she may give it back.</summary>
    public static DateTimeOffset? For(DateTimeOffset now, DateTimeOffset firstSession) =>
        firstSession - now < TooShortToAsk ? null : firstSession - now < Longest ? firstSession : now + Longest;
}
