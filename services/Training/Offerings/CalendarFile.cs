using System.Globalization;
using System.Text;
using CreativeLabs.ServiceDefaults;
using CreativeLabs.Training.Courses;

namespace CreativeLabs.Training.Offerings;

/// <summary>The sessions of an offering as an iCalendar file (RFC 5545), in the time that people live by.</summary>
internal static class CalendarFile
{
    private const int OctetsALine = 75;
    private const string Zone = "Asia/Bishkek";

    public static string Of(Offering offering, Course course, string? link, HttpContext http, DateTimeOffset now)
    {
        var file = new StringBuilder();
        string[] head =
        [
            "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//CreativeLabs//Training//EN", "CALSCALE:GREGORIAN", "METHOD:PUBLISH",
            "BEGIN:VTIMEZONE", $"TZID:{Zone}", "BEGIN:STANDARD", "DTSTART:20050812T000000", "TZOFFSETFROM:+0600", "TZOFFSETTO:+0600",
            "TZNAME:+06", "END:STANDARD", "END:VTIMEZONE",
        ];
        foreach (var line in head)
        {
            Line(file, line);
        }

        foreach (var session in offering.Sessions.OrderBy(s => s.StartsAt).ThenBy(s => s.Id))
        {
            Write(file, session, offering, course, link, http, now);
        }

        Line(file, "END:VCALENDAR");
        return file.ToString();
    }

    private static void Write(StringBuilder file, TrainingSession session, Offering offering, Course course, string? link, HttpContext http,
        DateTimeOffset now)
    {
        var calledOff = offering.State is OfferingState.Cancelled && !session.Cancelled;
        Line(file, "BEGIN:VEVENT");
        Line(file, $"UID:{session.Id}@creativelabs.kg");
        // A calendar replaces what it has by a higher sequence only.
        Line(file, string.Create(CultureInfo.InvariantCulture, $"SEQUENCE:{session.Sequence + (calledOff ? 1 : 0)}"));
        Line(file, $"DTSTAMP:{now.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture)}");
        Line(file, $"DTSTART;TZID={Zone}:{Local(session.StartsAt)}");
        Line(file, $"DTEND;TZID={Zone}:{Local(session.EndsAt)}");
        Line(file, $"SUMMARY:{Escape(http.Say(course.Title))}");
        if ((session.Room ?? link) is { } place)
        {
            Line(file, $"LOCATION:{Escape(place)}");
        }

        Line(file, $"STATUS:{(calledOff || session.Cancelled ? "CANCELLED" : "CONFIRMED")}");
        Line(file, "END:VEVENT");
    }

    private static string Local(DateTimeOffset time) =>
        time.ToOffset(Bishkek.Offset).ToString("yyyyMMdd'T'HHmmss", CultureInfo.InvariantCulture);

    private static string Escape(string text) => new StringBuilder(text)
        .Replace("\\", "\\\\").Replace(";", "\\;").Replace(",", "\\,").Replace("\r\n", "\\n").Replace("\r", "\\n").Replace("\n", "\\n")
            .ToString();

    // Lines are folded at 75 octets, never inside a character: Cyrillic takes two octets each.
    private static void Line(StringBuilder file, string content)
    {
        var octets = 0;
        foreach (var rune in content.EnumerateRunes().Where(rune => !Rune.IsControl(rune)))
        {
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
