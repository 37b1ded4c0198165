using CreativeLabs.Calendars;

namespace CreativeLabs.Mentoring.Sessions;

/// <summary>A session as an entry of a calendar.</summary>
internal static class SessionCalendar
{
    public static byte[] Of(MentoringSession session, Whereabouts where, string summary, DateTimeOffset now) => CalendarFile.Write(
        "Mentoring",
        [
            new CalendarEntry(session.Id, session.Version - 1, session.StartsAt, session.StartsAt.AddMinutes(session.Minutes), summary)
            {
                Location = where.Place, Link = where.Link is { } link ? new Uri(link) : null,
            },
        ],
        now);
}
