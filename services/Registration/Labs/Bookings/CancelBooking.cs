using CreativeLabs.Contracts;
using CreativeLabs.Registration.Data;
using CreativeLabs.Registration.People.Persons;
using CreativeLabs.ServiceDefaults;
using MassTransit;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Registration.Labs.Bookings;

/// <summary>A cancellation.</summary>
/// <param name="Reason">Required of the coordinator, for who booked; each language up to 500 characters. It stands with
/// the booking and goes nowhere else.</param>
internal sealed record BookingCancellation(LocalText? Reason = null);

internal static class CancelBooking
{
    public static async Task<Results<Ok<BookingView>, ProblemResult>> Handle(
        Guid id, BookingCancellation body, Caller caller, RegistrationDb db, PersonVault vault, IPublishEndpoint publish,
        TimeProvider clock, HttpContext http, CancellationToken token)
    {
        var check = new Validation();
        if ((body.Reason is null ? check : check.Text(body.Reason, 500, "reason")).Problem is { } refusal)
        {
            return refusal;
        }

        var labs = caller.CoordinatedLabs;
        if (await db.Bookings.SingleOrDefaultAsync(b => b.Id == id && (b.PersonId == caller.PersonId || labs.Contains(b.LabId)), token)
            is not { } booking
            || await db.Vault.AsNoTracking().SingleOrDefaultAsync(v => v.PersonId == booking.PersonId, token) is not { } entry)
        {
            return ProblemResult.NotFound;
        }

        var herself = booking.PersonId == caller.PersonId;
        if (!herself && body.Reason is null)
        {
            return ProblemResult.Invalid("reason", BookingRules.ReasonRequired);
        }

        if (http.RequireMatch(booking) is { } stale)
        {
            return stale;
        }

        var reason = herself ? null : vault.Seal(entry, Booking.ReasonColumn, body.Reason!);
        if (booking.Cancel(caller.PersonId, reason, clock.GetUtcNow()) is { } rule)
        {
            return ProblemResult.Of(rule);
        }

        var name = await db.Resources.Where(r => r.Id == booking.ResourceId).Select(r => r.Name).SingleAsync(token);
        await QuotaUse.GiveBack(db, booking, token);
        await publish.Publish(Fact(booking, name, herself), token);
        await db.SaveChangesAsync(token);
        http.SetETag(booking);
        return TypedResults.Ok(BookingView.Of(booking, name, booking.ReasonOf(entry, vault), http));
    }

    public static BookingCancelled Fact(Booking booking, LocalText resource, bool herself) => new(
        booking.Id, booking.PersonId, booking.ResourceId, booking.LabId, resource, booking.StartsAt, booking.EndsAt, herself);
}
