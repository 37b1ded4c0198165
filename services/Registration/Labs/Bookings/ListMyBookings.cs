using System.Text.Json;
using CreativeLabs.Registration.Data;
using CreativeLabs.Registration.People.Persons;
using CreativeLabs.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Registration.Labs.Bookings;

internal static class ListMyBookings
{
    private static readonly Dictionary<string, BookingState> States =
        Enum.GetValues<BookingState>()
            .ToDictionary(state => JsonNamingPolicy.CamelCase.ConvertName(state.ToString()), StringComparer.Ordinal);

    public static async Task<Results<Ok<Page<BookingView>>, ProblemResult>> Handle(
        string? state, [AsParameters] PageQuery page, Caller caller, RegistrationDb db, PersonVault vault, HttpContext http)
    {
        if (state is not null && new Validation().OneOf(state, States.Keys, "state").Problem is { } unknown)
        {
            return unknown;
        }

        if (page.Read() is { } refusal)
        {
            return refusal;
        }

        var mine = db.Bookings.AsNoTracking().Where(b => b.PersonId == caller.PersonId && b.Id > page.After);
        if (state is not null)
        {
            var asked = States[state];
            mine = mine.Where(b => b.State == asked);
        }

        var rows = from booking in mine
                   join resource in db.Resources on booking.ResourceId equals resource.Id
                   join entry in db.Vault on booking.PersonId equals entry.PersonId
                   orderby booking.Id
                   select new { booking, resource.Name, entry };
        return TypedResults.Ok(await page.ToPageAsync(
            rows, row => row.booking.Id, row => BookingView.Of(row.booking, row.Name, row.booking.ReasonOf(row.entry, vault), http), http));
    }
}
