using CreativeLabs.Registration.Data;
using CreativeLabs.Registration.People.Persons;
using CreativeLabs.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Registration.Events.Registrations;

/// <summary>A place of the caller, with the names that she gave.</summary>
/// <param name="Place">The place.</param>
/// <param name="With">Who comes with her.</param>
internal sealed record MyEventRegistration(EventRegistrationView Place, IReadOnlyList<string> With);

internal static class GetEventRegistration
{
    public static async Task<Results<Ok<MyEventRegistration>, ProblemResult>> Handle(
        Guid id, Caller caller, RegistrationDb db, PersonVault vault, HttpContext http, CancellationToken token)
    {
        var found = await (from place in db.EventRegistrations.AsNoTracking()
                           where place.Id == id && place.PersonId == caller.PersonId
                           join held in db.Events on place.EventId equals held.Id
                           join entry in db.Vault on place.PersonId equals entry.PersonId
                           select new { place, held, entry }).SingleOrDefaultAsync(token);
        if (found is null)
        {
            return ProblemResult.NotFound;
        }

        http.SetETag(found.place);
        http.Response.Headers.CacheControl = "no-store";
        return TypedResults.Ok(new MyEventRegistration(
            await EventRegistrationView.Of(found.place, found.held, db, http), Companions.Open(vault, found.entry,
                found.place.Companions)));
    }
}
