namespace CreativeLabs.Notifications.Webhooks;

/// <summary>When a message is tried: at once, after 5 s, 5 min, 30 min, 2, 5, 10, 14, 20 and 24 h, which is three days in all.</summary>
internal static class Schedule
{
    private static readonly TimeSpan[] Pauses =
    [
        TimeSpan.FromSeconds(5), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(30), TimeSpan.FromHours(2), TimeSpan.FromHours(5),
        TimeSpan.FromHours(10), TimeSpan.FromHours(14), TimeSpan.FromHours(20), TimeSpan.FromHours(24),
    ];

    private static readonly TimeSpan LongestWish = TimeSpan.FromDays(1);

    /// <summary>The pause after this many failed attempts; null when there is no further one.</summary>
    public static TimeSpan? After(int attempts) => attempts <= Pauses.Length ? Pauses[attempts - 1] : null;

    /// <summary>What a receiver may ask for by <c>Retry-After</c>, a day at most.</summary>
    public static TimeSpan Wish(TimeSpan asked) =>
        asked < TimeSpan.Zero ? TimeSpan.Zero : asked > LongestWish ? LongestWish : asked;
}
