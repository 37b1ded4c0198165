using CreativeLabs.Registration.Data;
using CreativeLabs.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Registration.Bookings;

internal static class ReadBooking
{
    public static async Task<Results<Ok<BookingView>, Refusal>> Handle(Guid id, Caller caller, RegistrationDb db, HttpContext http, CancellationToken token)
    {
        var labs = caller.CoordinatedLabs;
        var found = await db.Bookings.AsNoTracking().Where(b => b.Id == id && (b.PersonId == caller.PersonId || labs.Contains(b.LabId)))
            .Join(db.Resources, b => b.ResourceId, r => r.Id, (booking, resource) => new { booking, resource.Name }).SingleOrDefaultAsync(token);
        if (found is null)
        {
            return Refusal.NotFound;
        }

        http.SetETag(found.booking);
        return TypedResults.Ok(BookingView.Of(found.booking, found.Name, http));
    }
}
