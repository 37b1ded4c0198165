using CreativeLabs.Contracts;
using CreativeLabs.Registration.Data;
using CreativeLabs.Registration.People.Persons;
using CreativeLabs.ServiceDefaults;
using MassTransit;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Registration.Labs.Bookings;

/// <summary>The coordinator's answer to a held booking.</summary>
/// <param name="Approve">True when she may have the time.</param>
/// <param name="Reason">For her; required for a no, each language up to 500 characters. It stands with the booking and goes nowhere
/// else.</param>
internal sealed record BookingDecision(bool Approve, LocalText? Reason = null);

internal static class DecideBooking
{
    public static async Task<Results<Ok<BookingView>, ProblemResult>> Handle(
        Guid id, BookingDecision body, Caller caller, RegistrationDb db, PersonVault vault, IPublishEndpoint publish, TimeProvider clock,
        HttpContext http, CancellationToken token)
    {
        var check = new Validation().Check(body.Approve || body.Reason is not null, "reason", BookingRules.ReasonRequired);
        if ((body.Reason is null ? check : check.Text(body.Reason, 500, "reason")).Problem is { } refusal)
        {
            return refusal;
        }

        if (await db.Bookings.SingleOrDefaultAsync(b => b.Id == id, token) is not { } booking
            || (booking.PersonId != caller.PersonId && !caller.IsCoordinatorOf(booking.LabId))
            || await db.Vault.AsNoTracking().SingleOrDefaultAsync(v => v.PersonId == booking.PersonId, token) is not { } entry)
        {
            return ProblemResult.NotFound;
        }

        if (!caller.IsCoordinatorOf(booking.LabId))
        {
            return ProblemResult.Forbidden;
        }

        if (http.RequireMatch(booking) is { } stale)
        {
            return stale;
        }

        var reason = body.Reason is null ? null : vault.Seal(entry, Booking.ReasonColumn, body.Reason);
        if (booking.Decide(body.Approve, reason, caller.PersonId, clock.GetUtcNow()) is { } rule)
        {
            return ProblemResult.Of(rule);
        }

        var name = await db.Resources.Where(r => r.Id == booking.ResourceId).Select(r => r.Name).SingleAsync(token);
        await (body.Approve
            ? TakeTime.Tell(booking, name, publish, token)
            : db.Released(booking, name, ReleaseCause.Rejected, null, publish, token));
        await db.SaveChangesAsync(token);
        http.SetETag(booking);
        return TypedResults.Ok(BookingView.Of(booking, name, body.Reason, http));
    }
}
