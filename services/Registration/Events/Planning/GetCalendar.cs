using CreativeLabs.Calendars;
using CreativeLabs.Registration.Data;
using CreativeLabs.Registration.Events.Events;
using CreativeLabs.Registration.Events.Registrations;
using CreativeLabs.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Registration.Events.Planning;

internal static class GetCalendar
{
    /// <summary>Enough for anyone's coming months.</summary>
    private const int MostEvents = 100;

    public static async Task<Results<FileContentHttpResult, ProblemResult>> OfEvent(Guid id, RegistrationDb db, TimeProvider clock,
        HttpContext http) =>
        await db.Events.AsNoTracking()
            .SingleOrDefaultAsync(e => e.Id == id && e.State != EventState.Draft, http.RequestAborted) is { } shown
            ? File([shown], clock, http)
            : ProblemResult.NotFound;

    /// <summary>The events that she has a place at, and those called off at which she had one, so that her calendar drops them.</summary>
    public static async Task<FileContentHttpResult> OfMine(Caller caller, RegistrationDb db, TimeProvider clock, HttpContext http)
    {
        var now = clock.GetUtcNow();
        var events = from place in db.EventRegistrations
                     where place.PersonId == caller.PersonId && (place.State == EventRegistrationState.Confirmed
                         || place.State == EventRegistrationState.Cancelled)
                     join shown in db.Events on place.EventId equals shown.Id
                     where shown.EndsAt > now && (place.State == EventRegistrationState.Confirmed || shown.State == EventState.Cancelled)
                     select shown;
        http.Response.Headers.CacheControl = "no-store";
        return File(await events.AsNoTracking().Distinct().OrderBy(e => e.StartsAt).ThenBy(e => e.Id).Take(MostEvents)
            .ToListAsync(http.RequestAborted), clock, http);
    }

    private static FileContentHttpResult File(IEnumerable<Event> events, TimeProvider clock, HttpContext http) =>
        TypedResults.File(EventCalendar.Of(events, http, clock.GetUtcNow()), CalendarFile.MediaType, "events.ics");
}
