using CreativeLabs.Contracts;

namespace CreativeLabs.Registration.Labs.Resources;

/// <summary>The non-working days of Kyrgyzstan that are known beforehand. The source is the project's own table of them (holidays of KG:
/// fixed days of every year, and the days that were moved in 2026). Orozo ait and Kurman ait are announced each year, and governments move
/// days by decree: an operator puts those into <see cref="HolidayOverride"/>, which goes before what is written here.</summary>
internal static class Holidays
{
    private static readonly LocalText NewYear =
        new("Жаңы жыл жана Рождество", "Новогодние праздники и Рождество", "New Year and Christmas");
    private static readonly LocalText WomensDay =
        new("Аялдардын эл аралык күнү", "Международный женский день", "International Women's Day");
    private static readonly LocalText Nooruz = new("Нооруз", "Нооруз", "Nooruz");
    private static readonly LocalText May = new("Май майрамдары", "Майские праздники", "The May holidays");
    private static readonly LocalText Independence = new("Эгемендүүлүк күнү", "День независимости", "Independence Day");
    private static readonly LocalText Moved =
        new("Өкмөт жылдырган эс алуу күнү", "Перенесённый выходной", "A day off moved by the government");

    /// <summary>The holiday's name; null on a working day.</summary>
    public static LocalText? On(DateOnly day) => (day.Month, day.Day) switch
    {
        (1, <= 7) => NewYear,
        (1, <= 12) when day.Year == 2026 => Moved,
        (3, 8) => WomensDay,
        (3, 21) => Nooruz,
        (5, <= 9) => May,
        (8, 31) => Independence,
        _ => null,
    };
}
