using CreativeLabs.Registration.Data;
using CreativeLabs.Registration.Labs.Resources;
using CreativeLabs.Registration.People.Persons;
using CreativeLabs.Registration.People.StaffReads;
using CreativeLabs.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Registration.Labs.Bookings;

/// <summary>A booking as the lab's coordinator sees it.</summary>
/// <param name="Id">The booking.</param>
/// <param name="ResourceId">What is booked.</param>
/// <param name="Resource">Its name in the caller's language.</param>
/// <param name="PersonId">Who booked.</param>
/// <param name="Name">Her name; null until she told it.</param>
/// <param name="StartsAt">UTC.</param>
/// <param name="EndsAt">UTC.</param>
/// <param name="State">held, confirmed, checkedIn, released, cancelled or noShow.</param>
/// <param name="HeldUntil">Until when it can be answered; null where no answer is needed.</param>
/// <param name="Version">For If-Match of a decision or cancellation.</param>
internal sealed record LabBookingView(
    Guid Id, Guid ResourceId, string Resource, Guid PersonId, string? Name, DateTimeOffset StartsAt, DateTimeOffset EndsAt,
    BookingState State, DateTimeOffset? HeldUntil, int Version);

internal static class ListLabBookings
{
    private const int FarthestDays = 3660;

    public static Task<Results<Ok<Page<LabBookingView>>, ProblemResult>> OfDay(
        Guid id, DateOnly? day, [AsParameters] PageQuery page, Caller caller, RegistrationDb db, PersonVault vault, TimeProvider clock,
        HttpContext http)
    {
        var today = LabTime.DayOf(clock.GetUtcNow());
        var asked = day ?? today;
        if (new Validation().Check(Math.Abs(asked.DayNumber - today.DayNumber) <= FarthestDays, "day", BookingRules.DayOutOfRange).Problem
            is { } refusal)
        {
            return Task.FromResult<Results<Ok<Page<LabBookingView>>, ProblemResult>>(refusal);
        }

        var (from, to) = (LabTime.At(asked, 0), LabTime.At(asked, LabTime.MinutesOfDay));
        return Show(id, db.Bookings.Where(b => b.LabId == id && b.StartsAt >= from && b.StartsAt < to), page, caller, db, vault,
            clock, http);
    }

    public static Task<Results<Ok<Page<LabBookingView>>, ProblemResult>> Waiting(
        Guid id, [AsParameters] PageQuery page, Caller caller, RegistrationDb db, PersonVault vault, TimeProvider clock,
        HttpContext http) =>
        Show(id, db.Bookings.Where(b => b.LabId == id && b.State == BookingState.Held), page, caller, db, vault, clock, http);

    private static async Task<Results<Ok<Page<LabBookingView>>, ProblemResult>> Show(
        Guid id, IQueryable<Booking> bookings, PageQuery page, Caller caller, RegistrationDb db, PersonVault vault, TimeProvider clock,
        HttpContext http)
    {
        if (page.Read() is { } refusal)
        {
            return refusal;
        }

        var token = http.RequestAborted;
        if (!await db.Labs.AnyAsync(l => l.Id == id, token))
        {
            return ProblemResult.NotFound;
        }

        if (!caller.IsCoordinatorOf(id))
        {
            return ProblemResult.Forbidden;
        }

        var rows = from booking in bookings.AsNoTracking()
                   where booking.Id > page.After
                   join resource in db.Resources on booking.ResourceId equals resource.Id
                   join entry in db.Vault on booking.PersonId equals entry.PersonId
                   orderby booking.Id
                   select new { booking, resource, entry };
        var shown = await page.ToPageAsync(rows, row => row.booking.Id,
            row => View(row.booking, http.Say(row.resource.Name), vault.NameOf(row.entry)), http);

        var now = clock.GetUtcNow();
        db.AddRange(shown.Items.Select(item => StaffRead.Record(caller.PersonId, item.PersonId, "name", now)));
        await db.SaveChangesAsync(token);
        http.Response.Headers.CacheControl = "no-store";
        return TypedResults.Ok(shown);
    }

    private static LabBookingView View(Booking booking, string resource, string? name) => new(
        booking.Id, booking.ResourceId, resource, booking.PersonId, name, booking.StartsAt, booking.EndsAt, booking.State,
        booking.HeldUntil, booking.Version);
}
