using System.Globalization;
using System.Text;

namespace CreativeLabs.Mentoring.Sessions;

/// <summary>A session as an iCalendar file (RFC 5545).</summary>
internal static class CalendarFile
{
    private const int OctetsALine = 75;

    public static string Of(MentoringSession session, Whereabouts where, string summary, DateTimeOffset now)
    {
        var file = new StringBuilder();
        Line(file, "BEGIN:VCALENDAR");
        Line(file, "VERSION:2.0");
        Line(file, "PRODID:-//CreativeLabs//Mentoring//EN");
        Line(file, "METHOD:PUBLISH");
        Line(file, "BEGIN:VEVENT");
        Line(file, $"UID:{session.Id}@creativelabs.kg");
        Line(file, $"SEQUENCE:{session.Version - 1}");
        Line(file, $"DTSTAMP:{Utc(now)}");
        Line(file, $"DTSTART:{Utc(session.StartsAt)}");
        Line(file, $"DTEND:{Utc(session.StartsAt.AddMinutes(session.Minutes))}");
        Line(file, $"SUMMARY:{Escape(summary)}");
        if (where.Place is { } place)
        {
            Line(file, $"LOCATION:{Escape(place)}");
        }

        if (where.Link is { } link)
        {
            Line(file, $"URL:{new Uri(link).AbsoluteUri}");
        }

        Line(file, "END:VEVENT");
        Line(file, "END:VCALENDAR");
        return file.ToString();
    }

    private static string Utc(DateTimeOffset time) => time.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);

    private static string Escape(string text) => new StringBuilder(text)
        .Replace("\\", "\\\\").Replace(";", "\\;").Replace(",", "\\,").Replace("\r\n", "\\n").Replace("\r", "\\n").Replace("\n", "\\n")
            .ToString();

    // Lines are folded at 75 octets, never inside a character: Cyrillic takes two octets each.
    private static void Line(StringBuilder file, string content)
    {
        var octets = 0;
        foreach (var rune in content.EnumerateRunes())
        {
            if (Rune.IsControl(rune))
            {
                continue;
            }

            if (octets + rune.Utf8SequenceLength > OctetsALine)
            {
                file.Append("\r\n ");
                octets = 1;
            }

            file.Append(rune);
            octets += rune.Utf8SequenceLength;
        }

        file.Append("\r\n");
    }
}
