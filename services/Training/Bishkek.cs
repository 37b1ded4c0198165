namespace CreativeLabs.Training;

/// <summary>The calendar that people live by: UTC+6 the whole year, so no time zone data is needed.</summary>
internal static class Bishkek
{
    public static readonly TimeSpan Offset = TimeSpan.FromHours(6);

    public static DateOnly DateOf(DateTimeOffset moment) => DateOnly.FromDateTime(moment.ToOffset(Offset).DateTime);

    public static DateTimeOffset At(DateOnly date, int hour) => new DateTimeOffset(date, new TimeOnly(hour, 0), Offset).ToUniversalTime();
}
