using CreativeLabs.Registration.Data;
using CreativeLabs.Registration.People.Persons;
using CreativeLabs.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Registration.Labs.Bookings;

internal static class CheckIn
{
    /// <summary>By her or the coordinator; sent twice over a bad network it is once.</summary>
    public static async Task<Results<Ok<BookingView>, ProblemResult>> Handle(
        Guid id, Caller caller, RegistrationDb db, PersonVault vault, TimeProvider clock, HttpContext http, CancellationToken token)
    {
        var labs = caller.CoordinatedLabs;
        if (await db.Bookings.SingleOrDefaultAsync(b => b.Id == id && (b.PersonId == caller.PersonId || labs.Contains(b.LabId)), token)
            is not { } booking
            || await db.Vault.AsNoTracking().SingleOrDefaultAsync(v => v.PersonId == booking.PersonId, token) is not { } entry)
        {
            return ProblemResult.NotFound;
        }

        var before = booking.Version;
        var rule = booking.CheckIn(clock.GetUtcNow());
        if (http.RequireMatchOfStep(booking, before, rule) is { } refused)
        {
            return refused;
        }

        await db.SaveChangesAsync(token);
        var name = await db.Resources.Where(r => r.Id == booking.ResourceId).Select(r => r.Name).SingleAsync(token);
        http.SetETag(booking);
        return TypedResults.Ok(BookingView.Of(booking, name, booking.ReasonOf(entry, vault), http));
    }
}
