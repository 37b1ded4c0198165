namespace CreativeLabs.Registration.Labs.Labs;

/// <summary>The days of the country, which has kept UTC+6 all year round since 2005.</summary>
internal static class Bishkek
{
    public static DateOnly Today(DateTimeOffset now) => DateOnly.FromDateTime(now.ToOffset(TimeSpan.FromHours(6)).DateTime);
}
