using System.Text;
using Ical.Net;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Serialization;

namespace CreativeLabs.Calendars;

/// <summary>Entries as an iCalendar file (RFC 5545).</summary>
public static class CalendarFile
{
    /// <summary>The media type of the file.</summary>
    public const string MediaType = "text/calendar; charset=utf-8";

    private const string Bishkek = "Asia/Bishkek";

    private static readonly TimeSpan Offset = TimeSpan.FromHours(6);

    /// <summary>Writes the file in UTF-8.</summary>
    /// <param name="product">Which part of the platform wrote it, such as <c>Training</c>.</param>
    /// <param name="entries">What is in it, in this order.</param>
    /// <param name="now">When it is written.</param>
    /// <param name="inLocalTime">True gives the times by the clock of Bishkek with its time zone, false in UTC.</param>
    public static byte[] Write(string product, IEnumerable<CalendarEntry> entries, DateTimeOffset now, bool inLocalTime = false)
    {
        // Without METHOD: that would make it a message of RFC 5546, which needs an ORGANIZER with an address. It is a file to read.
        var calendar = new Calendar { ProductId = $"-//CreativeLabs//{product}//EN", Scale = "GREGORIAN", Method = null };
        if (inLocalTime)
        {
            calendar.TimeZones.Add(Zone());
        }

        foreach (var entry in entries)
        {
            calendar.Events.Add(Event(entry, now, inLocalTime));
        }

        return Encoding.UTF8.GetBytes(new CalendarSerializer().SerializeToString(calendar)!);
    }

    private static CalendarEvent Event(CalendarEntry entry, DateTimeOffset now, bool inLocalTime) => new()
    {
        Uid = $"{entry.Id}@creativelabs.kg",
        Sequence = entry.Sequence,
        DtStamp = Time(now, inLocalTime: false),
        DtStart = Time(entry.StartsAt, inLocalTime),
        DtEnd = Time(entry.EndsAt, inLocalTime),
        Summary = Plain(entry.Summary),
        Location = Plain(entry.Location),
        Description = Plain(entry.Description),
        Url = entry.Link is { } link ? new Uri(link.AbsoluteUri) : null,
        Status = entry.IsCancelled switch { true => EventStatus.Cancelled, false => EventStatus.Confirmed, null => null },
    };

    private static CalDateTime Time(DateTimeOffset time, bool inLocalTime) => inLocalTime
        ? new CalDateTime(time.ToOffset(Offset).DateTime, Bishkek) : new CalDateTime(time.UtcDateTime);

    /// <summary>UTC+6 the whole year since 2005: one rule, so that no calendar needs to know the zone.</summary>
    private static VTimeZone Zone()
    {
        var zone = new VTimeZone(Bishkek);
        zone.TimeZoneInfos.Add(new VTimeZoneInfo("STANDARD")
        {
            Start = new CalDateTime(2005, 8, 12, 0, 0, 0), OffsetFrom = new UtcOffset(Offset), OffsetTo = new UtcOffset(Offset),
            TimeZoneName = "+06",
        });
        return zone;
    }

    /// <summary>Line breaks in one form, and no other control characters: some readers end a line at them.</summary>
    private static string? Plain(string? text) =>
        text is null ? null : string.Concat(text.ReplaceLineEndings("\n").Where(letter => letter == '\n' || !char.IsControl(letter)));
}
