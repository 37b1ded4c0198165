using CreativeLabs.Calendars;
using CreativeLabs.ServiceDefaults;
using CreativeLabs.Training.Courses;

namespace CreativeLabs.Training.Offerings;

/// <summary>The sessions of an offering as entries of a calendar, in the time that people live by.</summary>
internal static class OfferingCalendar
{
    public static byte[] Of(Offering offering, Course course, string? link, HttpContext http, DateTimeOffset now) => CalendarFile.Write(
        "Training", offering.Sessions.OrderBy(s => s.StartsAt).ThenBy(s => s.Id).Select(s => Entry(s, offering, course, link, http)), now,
        inLocalTime: true);

    private static CalendarEntry Entry(TrainingSession session, Offering offering, Course course, string? link, HttpContext http)
    {
        var calledOff = offering.State is OfferingState.Cancelled && !session.Cancelled;
        return new CalendarEntry(
            session.Id, session.Sequence + (calledOff ? 1 : 0), session.StartsAt, session.EndsAt, http.Say(course.Title))
        {
            Location = session.Room ?? link,
            IsCancelled = calledOff || session.Cancelled,
        };
    }
}
