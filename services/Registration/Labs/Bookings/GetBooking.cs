using CreativeLabs.Registration.Data;
using CreativeLabs.Registration.People.Persons;
using CreativeLabs.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Registration.Labs.Bookings;

internal static class GetBooking
{
    public static async Task<Results<Ok<BookingView>, ProblemResult>> Handle(
        Guid id, Caller caller, RegistrationDb db, PersonVault vault, HttpContext http, CancellationToken token)
    {
        var labs = caller.CoordinatedLabs;
        var found = await (from booking in db.Bookings.AsNoTracking()
                           where booking.Id == id && (booking.PersonId == caller.PersonId || labs.Contains(booking.LabId))
                           join resource in db.Resources on booking.ResourceId equals resource.Id
                           join entry in db.Vault on booking.PersonId equals entry.PersonId
                           select new { booking, resource.Name, entry }).SingleOrDefaultAsync(token);
        if (found is null)
        {
            return ProblemResult.NotFound;
        }

        http.SetETag(found.booking);
        return TypedResults.Ok(BookingView.Of(found.booking, found.Name, found.booking.ReasonOf(found.entry, vault), http));
    }
}
