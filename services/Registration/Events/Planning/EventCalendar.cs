using CreativeLabs.Calendars;
using CreativeLabs.Registration.Events.Events;
using CreativeLabs.ServiceDefaults;

namespace CreativeLabs.Registration.Events.Planning;

/// <summary>Events as entries of a calendar.</summary>
internal static class EventCalendar
{
    public static byte[] Of(IEnumerable<Event> events, HttpContext http, DateTimeOffset now) =>
        CalendarFile.Write("Events", events.Select(shown => Entry(shown, http)), now);

    private static CalendarEntry Entry(Event shown, HttpContext http)
    {
        var cancelled = shown.State is EventState.Cancelled;
        return new CalendarEntry(
            shown.Id, shown.Moves + shown.Changes + (cancelled ? 1 : 0), shown.StartsAt, shown.EndsAt, http.Say(shown.Title))
        {
            Location = http.Say(shown.Venue),
            Description = shown.Description is { } description ? http.Say(description) : null,
            IsCancelled = cancelled,
        };
    }
}
