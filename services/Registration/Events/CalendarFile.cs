using System.Globalization;
using System.Text;
using CreativeLabs.ServiceDefaults;

namespace CreativeLabs.Registration.Events;

/// <summary>Events as an iCalendar file (RFC 5545).</summary>
internal static class CalendarFile
{
    private const int OctetsALine = 75;

    public static string Of(IEnumerable<Event> events, HttpContext http, DateTimeOffset now)
    {
        var file = new StringBuilder();
        Line(file, "BEGIN:VCALENDAR");
        Line(file, "VERSION:2.0");
        Line(file, "PRODID:-//CreativeLabs//Events//EN");
        Line(file, "CALSCALE:GREGORIAN");
        Line(file, "METHOD:PUBLISH");
        foreach (var shown in events)
        {
            Write(file, shown, http, now);
        }

        Line(file, "END:VCALENDAR");
        return file.ToString();
    }

    private static void Write(StringBuilder file, Event shown, HttpContext http, DateTimeOffset now)
    {
        var cancelled = shown.State is EventState.Cancelled;
        Line(file, "BEGIN:VEVENT");
        Line(file, $"UID:{shown.Id}@creativelabs.kg");
        // A calendar replaces what it has by a higher sequence only.
        Line(file, $"SEQUENCE:{shown.Moves + (cancelled ? 1 : 0)}");
        Line(file, $"DTSTAMP:{Utc(now)}");
        Line(file, $"DTSTART:{Utc(shown.StartsAt)}");
        Line(file, $"DTEND:{Utc(shown.EndsAt)}");
        Line(file, $"SUMMARY:{Escape(http.Say(shown.Title))}");
        Line(file, $"LOCATION:{Escape(http.Say(shown.Venue))}");
        if (shown.Description is { } description)
        {
            Line(file, $"DESCRIPTION:{Escape(http.Say(description))}");
        }

        Line(file, $"STATUS:{(cancelled ? "CANCELLED" : "CONFIRMED")}");
        Line(file, "END:VEVENT");
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
