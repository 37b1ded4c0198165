namespace CreativeLabs.Notifications.Deliveries;

/// <summary>22:00 to 08:00 in Asia/Bishkek, which is UTC+6 all year.</summary>
internal static class QuietHours
{
    private static readonly TimeSpan Bishkek = TimeSpan.FromHours(6);
    private const int Begin = 22;
    private const int End = 8;

    /// <summary>When the quiet hours that <paramref name="now"/> lies in are over; null outside of them.</summary>
    public static DateTimeOffset? EndAfter(DateTimeOffset now)
    {
        var there = now.ToOffset(Bishkek);
        return there.Hour is < End or >= Begin ? NextMorning(now) : null;
    }

    /// <summary>The next time that it is 08:00, in UTC.</summary>
    public static DateTimeOffset NextMorning(DateTimeOffset now)
    {
        var there = now.ToOffset(Bishkek);
        var morning = new DateTimeOffset(there.Date.AddHours(End), Bishkek);
        return (there < morning ? morning : morning.AddDays(1)).ToUniversalTime();
    }

    /// <summary>The day there.</summary>
    public static DateOnly Day(DateTimeOffset now) => DateOnly.FromDateTime(now.ToOffset(Bishkek).DateTime);
}
