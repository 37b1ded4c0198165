using System.Globalization;
using CreativeLabs.Contracts;

namespace CreativeLabs.Notifications.Announcements;

/// <summary>Figures as people read them.</summary>
internal static class Wording
{
    private static readonly NumberFormatInfo Spaced = new() { NumberGroupSeparator = " ", NumberDecimalSeparator = "," };

    /// <summary>Tyiyn as som: 1 250 сом.</summary>
    public static LocalText Money(long tyiyn)
    {
        var som = (tyiyn / 100m).ToString(tyiyn % 100 == 0 ? "#,0" : "#,0.00", Spaced);
        return new LocalText($"{som} сом", $"{som} сом", $"{som} som");
    }

    public static LocalText Date(DateOnly date) => LocalText.Same(date.ToString("dd.MM.yyyy", CultureInfo.InvariantCulture));

    /// <summary>The day in Bishkek, UTC+6 all year.</summary>
    public static LocalText Date(DateTimeOffset moment) => Date(DateOnly.FromDateTime(moment.ToOffset(TimeSpan.FromHours(6)).DateTime));

    /// <summary>Day and hour in Bishkek.</summary>
    public static LocalText Moment(DateTimeOffset moment) =>
        LocalText.Same(moment.ToOffset(TimeSpan.FromHours(6)).ToString("dd.MM.yyyy HH:mm", CultureInfo.InvariantCulture));

    /// <summary>One after the other, with commas.</summary>
    public static LocalText List(IEnumerable<LocalText> texts) => LocalText.Languages.Select(language =>
        string.Join(", ", texts.Select(text => text.In(language)))).ToList() is var said ? new LocalText(said[0], said[1], said[2]) : null!;

    public static LocalText Number(int number) => LocalText.Same(number.ToString(CultureInfo.InvariantCulture));
}
