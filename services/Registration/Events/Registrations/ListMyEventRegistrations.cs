using CreativeLabs.Registration.Data;
using CreativeLabs.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Registration.Events.Registrations;

internal static class ListMyEventRegistrations
{
    public static async Task<Results<Ok<Page<EventRegistrationView>>, ProblemResult>> Handle([AsParameters] PageQuery page, Caller caller,
        RegistrationDb db,
        HttpContext http)
    {
        if (page.Read() is { } refusal)
        {
            return refusal;
        }

        var rows = from place in db.EventRegistrations.AsNoTracking()
                   where place.PersonId == caller.PersonId && place.Id > page.After
                   join held in db.Events on place.EventId equals held.Id
                   orderby place.Id
                   select new { place, held };
        http.Response.Headers.CacheControl = "no-store";
        return TypedResults.Ok(await page.ToPageAsync(rows, row => row.place.Id, row => EventRegistrationView.Of(row.place, row.held,
            http), http));
    }
}
