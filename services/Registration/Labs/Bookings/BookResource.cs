using CreativeLabs.Registration.Data;
using CreativeLabs.Registration.Labs.Resources;
using CreativeLabs.Registration.People.Guardians;
using CreativeLabs.ServiceDefaults;
using MassTransit;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CreativeLabs.Registration.Labs.Bookings;

/// <summary>A time that the caller wants.</summary>
/// <param name="StartsAt">Where a slot begins.</param>
/// <param name="Minutes">Whole slots, up to the resource's longest booking.</param>
internal sealed record TimeWanted(DateTimeOffset StartsAt, int Minutes);

internal static class BookResource
{
    public static async Task<Results<Created<BookingView>, ProblemResult>> Handle(
        Guid id, TimeWanted body, Caller caller, RegistrationDb db, Agreements agreements, IPublishEndpoint publish,
        TimeProvider clock, HttpContext http, CancellationToken token)
    {
        if (new Validation().Range(body.Minutes, 1, LabTime.MinutesOfDay, "minutes").Problem is { } refusal)
        {
            return refusal;
        }

        var (time, refused) = await TakeTime.Begin(db, agreements, id, caller.PersonId, body.StartsAt, weeks: 1, clock.GetUtcNow(), token);
        if (time is null)
        {
            return refused!;
        }

        var (booking, broken) = await time.Try(body.StartsAt, body.Minutes, seriesId: null, db, publish, token);
        if (booking is null)
        {
            return ProblemResult.Of(broken!);
        }

        await db.SaveChangesAsync(token);
        http.SetETag(booking);
        return TypedResults.Created($"/v1/bookings/{booking.Id}", BookingView.Of(booking, time.Resource.Name, null, http));
    }
}
