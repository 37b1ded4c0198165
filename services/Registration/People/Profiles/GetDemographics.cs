using CreativeLabs.Registration.Data;
using CreativeLabs.Registration.People.Persons;
using CreativeLabs.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Registration.People.Profiles;

internal static class GetDemographics
{
    public static async Task<Results<Ok<DemographicAnswers>, ProblemResult>> Handle(
        Caller caller, RegistrationDb db, PersonVault vault, HttpContext http, CancellationToken token)
    {
        var entry = await db.Vault.AsNoTracking().SingleOrDefaultAsync(v => v.PersonId == caller.PersonId, token);
        if (entry is null)
        {
            return ProblemResult.NotFound;
        }

        var kept = await db.Demographics.AsNoTracking().SingleOrDefaultAsync(d => d.PersonId == caller.PersonId, token)
            ?? Demographics.None(caller.PersonId);
        http.SetETag(kept);
        http.Response.Headers.CacheControl = "no-store";
        return TypedResults.Ok(kept.Read(entry, vault));
    }
}
