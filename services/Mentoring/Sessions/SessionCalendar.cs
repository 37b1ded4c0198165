using CreativeLabs.Calendars;

namespace CreativeLabs.Mentoring.Sessions;

/// <summary>A session as an entry of a calendar.</summary>
internal static class SessionCalendar
{
    public static byte[] Of(MentoringSession session, Whereabouts where, string summary, DateTimeOffset now) => CalendarFile.Write(
        "Mentoring",
        [
            new CalendarEntry(session.Id, session.Sequence, session.StartsAt, session.EndsAt, summary)
            {
                IsCancelled = session.State is SessionState.Cancelled,
                Location = where.Place, Link = where.Link is { } link ? new Uri(link) : null,
            },
        ],
        now);
}
