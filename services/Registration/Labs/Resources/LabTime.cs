namespace CreativeLabs.Registration.Labs.Resources;

/// <summary>The clock on the wall of the labs. Moments are kept in UTC; days, weeks and opening hours are the wall's.</summary>
internal static class LabTime
{
    public const int MinutesOfDay = 24 * 60;

    private const string Zone = "Asia/Bishkek";

    // A slim image may come without zone files; the country has kept UTC+6 all year round since 2005.
    private static readonly TimeZoneInfo Bishkek = TimeZoneInfo.TryFindSystemTimeZoneById(Zone, out var known)
        ? known
        : TimeZoneInfo.CreateCustomTimeZone(Zone, TimeSpan.FromHours(6), Zone, Zone);

    /// <summary>The wall's day of a moment.</summary>
    public static DateOnly DayOf(DateTimeOffset moment) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(moment, Bishkek).DateTime);

    /// <summary>Minutes since the wall's midnight.</summary>
    public static double MinuteOf(DateTimeOffset moment) => TimeZoneInfo.ConvertTime(moment, Bishkek).TimeOfDay.TotalMinutes;

    /// <summary>The moment, in UTC, of a minute of the wall's day; 1440 is the midnight that ends it.</summary>
    public static DateTimeOffset At(DateOnly day, double minute)
    {
        var wall = day.ToDateTime(TimeOnly.MinValue).AddMinutes(minute);
        return new DateTimeOffset(TimeZoneInfo.ConvertTimeToUtc(wall, Bishkek), TimeSpan.Zero);
    }

    /// <summary>The Monday of a day's week.</summary>
    public static DateOnly WeekOf(DateOnly day) => day.AddDays(-(((int)day.DayOfWeek + 6) % 7));
}
