using CreativeLabs.Registration.Data;
using CreativeLabs.Registration.Events.Events;
using CreativeLabs.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Registration.Events.Planning;

internal static class GetEvent
{
    public static async Task<Results<Ok<EventView>, ProblemResult>> Handle(Guid id, Caller? caller, RegistrationDb db, HttpContext http,
        CancellationToken token)
    {
        var shown = await db.Events.AsNoTracking().SingleOrDefaultAsync(e => e.Id == id, token);
        if (shown is null || !shown.IsSeenBy(caller))
        {
            return ProblemResult.NotFound;
        }

        var seating = await db.Seatings.AsNoTracking().Include(s => s.Support).SingleAsync(s => s.EventId == id, token);
        http.SetETag(shown);
        return TypedResults.Ok(EventView.Of(shown, seating, http));
    }
}
