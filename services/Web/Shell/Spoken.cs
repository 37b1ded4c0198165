using System.Globalization;

namespace CreativeLabs.Web.Shell;

/// <summary>Dates, hours, money and counted things as people say them. By hand: without ICU the runtime knows no Kyrgyz.</summary>
public readonly record struct Spoken(string Language, DateTimeOffset Now)
{
    /// <summary>Kyrgyzstan has one time and does not change it.</summary>
    private static readonly TimeSpan Bishkek = TimeSpan.FromHours(6);

    private static readonly string[] KyMonths =
    [
        "январь", "февраль", "март", "апрель", "май", "июнь", "июль", "август", "сентябрь", "октябрь", "ноябрь", "декабрь",
    ];

    private static readonly string[] KyMonthsOf =
    [
        "январы", "февралы", "марты", "апрели", "майы", "июну", "июлу", "августу", "сентябры", "октябры", "ноябры", "декабры",
    ];

    private static readonly string[] RuMonths =
    [
        "января", "февраля", "марта", "апреля", "мая", "июня", "июля", "августа", "сентября", "октября", "ноября", "декабря",
    ];

    private static readonly string[] EnMonths =
    [
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
    ];

    private static readonly Dictionary<string, string[]> Days = new(StringComparer.Ordinal)
    {
        ["ky"] = ["жекшемби", "дүйшөмбү", "шейшемби", "шаршемби", "бейшемби", "жума", "ишемби"],
        ["ru"] = ["воскресенье", "понедельник", "вторник", "среда", "четверг", "пятница", "суббота"],
        ["en"] = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"],
    };

    private static readonly Dictionary<string, string[]> ShortDays = new(StringComparer.Ordinal)
    {
        ["ky"] = ["Жек", "Дүй", "Шей", "Шар", "Бей", "Жум", "Иш"],
        ["ru"] = ["Вс", "Пн", "Вт", "Ср", "Чт", "Пт", "Сб"],
        ["en"] = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"],
    };

    /// <summary>The day in Bishkek.</summary>
    public static DateOnly DayOf(DateTimeOffset at) => DateOnly.FromDateTime(at.ToOffset(Bishkek).DateTime);

    /// <summary>A moment of a day and an hour in Bishkek.</summary>
    public static DateTimeOffset At(DateOnly day, TimeOnly hour) => new(day.ToDateTime(hour), Bishkek);

    /// <summary>Today in Bishkek.</summary>
    public DateOnly Today => DayOf(Now);

    /// <summary>Such as <c>29-ноябрь, жекшемби</c>; with the year when it is another one.</summary>
    public string Day(DateOnly day)
    {
        var date = Date(day);
        var weekday = Weekday(day);
        return Language is "en" ? $"{weekday}, {date}" : $"{date}, {weekday}";
    }

    /// <summary>Such as <c>29-ноябрь</c>, or <c>2026-жылдын 29-ноябры</c> in another year.</summary>
    public string Date(DateOnly day)
    {
        var (d, month) = (day.Day, day.Month - 1);
        var plain = day.Year == Today.Year;
        return Language switch
        {
            "ky" => plain ? $"{d}-{KyMonths[month]}" : $"{day.Year}-жылдын {d}-{KyMonthsOf[month]}",
            "ru" => plain ? $"{d} {RuMonths[month]}" : $"{d} {RuMonths[month]} {day.Year} г.",
            _ => plain ? $"{d} {EnMonths[month]}" : $"{d} {EnMonths[month]} {day.Year}",
        };
    }

    /// <summary>The month in three letters, for a leaf of a calendar.</summary>
    public string ShortMonth(DateOnly day) => (Language switch
    {
        "ky" => KyMonths[day.Month - 1],
        "ru" => RuMonths[day.Month - 1],
        _ => EnMonths[day.Month - 1],
    })[..3];

    /// <summary>The month by its number, such as <c>ноябрь</c>: Kyrgyz and Russian name it alike.</summary>
    public string Month(int month) => (Language is "en" ? EnMonths : KyMonths)[Math.Clamp(month, 1, 12) - 1];

    /// <summary>Such as <c>жекшемби</c>.</summary>
    public string Weekday(DateOnly day) => Days[Language][(int)day.DayOfWeek];

    /// <summary>Such as <c>Жек</c>.</summary>
    public string ShortWeekday(DateOnly day) => ShortDays[Language][(int)day.DayOfWeek];

    /// <summary>A day that the API names in English.</summary>
    public string Weekday(string day) => Days[Language][IndexOf(day)];

    /// <summary>Two or three letters of it.</summary>
    public string ShortWeekday(string day) => ShortDays[Language][IndexOf(day)];

    /// <summary>Such as <c>11:00</c>, in Bishkek.</summary>
    public static string Hour(DateTimeOffset at) => at.ToOffset(Bishkek).ToString("HH:mm", CultureInfo.InvariantCulture);

    /// <summary>Such as <c>11:00</c>.</summary>
    public static string Hour(TimeOnly at) => at.ToString("HH:mm", CultureInfo.InvariantCulture);

    /// <summary>Day and hour.</summary>
    public string When(DateTimeOffset at) => $"{Day(DayOf(at))}, {Hour(at)}";

    /// <summary>From the first to the last minute; the day once when it is the same.</summary>
    public string Between(DateTimeOffset from, DateTimeOffset until) =>
        DayOf(from) == DayOf(until) ? $"{When(from)}–{Hour(until)}" : $"{When(from)} – {When(until)}";

    /// <summary>Money of tyiyn, such as <c>12 500,50 сом</c>.</summary>
    public string Money(long tyiyn)
    {
        var (som, rest) = (Math.Abs(tyiyn) / 100, Math.Abs(tyiyn) % 100);
        var gap = Language is "en" ? "," : "\u00a0";
        var whole = som.ToString("#,0", CultureInfo.InvariantCulture).Replace(",", gap, StringComparison.Ordinal);
        var point = Language is "en" ? "." : ",";
        var cents = rest == 0 ? "" : point + rest.ToString("00", CultureInfo.InvariantCulture);
        return $"{(tyiyn < 0 ? "−" : "")}{whole}{cents}\u00a0{(Language is "en" ? "som" : "сом")}";
    }

    /// <summary>Money as the API gives it.</summary>
    public string Money(Api.Money money) => Money(money.Amount);

    /// <summary>A number and what it counts.</summary>
    public string Count(int number, Counted what) => what.Of(number, Language);

    private static int IndexOf(string day) => day switch
    {
        "sunday" => 0,
        "monday" => 1,
        "tuesday" => 2,
        "wednesday" => 3,
        "thursday" => 4,
        "friday" => 5,
        _ => 6,
    };
}

/// <summary>A counted thing: one form in Kyrgyz, three in Russian, two in English.</summary>
public sealed record Counted(string Ky, string RuOne, string RuFew, string RuMany, string EnOne, string EnMany)
{
    /// <summary>With its number.</summary>
    public string Of(int number, string language) => $"{number.ToString(CultureInfo.InvariantCulture)}\u00a0{language switch
    {
        "ky" => Ky,
        "ru" => (number % 10, number % 100) switch
        {
            (_, >= 11 and <= 14) => RuMany,
            (1, _) => RuOne,
            ( >= 2 and <= 4, _) => RuFew,
            _ => RuMany,
        },
        _ => number == 1 ? EnOne : EnMany,
    }}";
}
