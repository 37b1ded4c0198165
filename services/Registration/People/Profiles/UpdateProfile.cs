using CreativeLabs.Contracts;
using CreativeLabs.Registration.Data;
using CreativeLabs.Registration.People.Persons;
using CreativeLabs.ServiceDefaults;
using MassTransit;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Registration.People.Profiles;

/// <summary>What a person tells of herself.</summary>
/// <param name="Name">1 to 100 characters.</param>
/// <param name="Language">ky, ru or en.</param>
/// <param name="BirthYear">From 1900 to this year; left out when she prefers not to say.</param>
internal sealed record ProfileChange(string Name, string Language, int? BirthYear = null);

internal static class UpdateProfile
{
    private const int FirstYear = 1900;

    public static async Task<Results<Ok<ProfileView>, ProblemResult>> Handle(
        ProfileChange body, Caller caller, RegistrationDb db, PersonVault vault, IPersonIndex index, IPublishEndpoint publish,
        TimeProvider clock, HttpContext http, CancellationToken token)
    {
        var check = new Validation().Name(body.Name, 100, "name").OneOf(body.Language, LocalText.Languages, "language");
        if (body.BirthYear is { } year)
        {
            check.Range(year, FirstYear, clock.GetUtcNow().Year, "birthYear");
        }

        if (check.Problem is { } refusal)
        {
            return refusal;
        }

        var entry = await db.LockVault(caller.PersonId, token);
        var person = await db.People.SingleOrDefaultAsync(p => p.Id == caller.PersonId && p.MergedInto == null, token);
        if (person is null || entry is null)
        {
            return ProblemResult.NotFound;
        }

        // A new person has nothing yet that she could overwrite unseen.
        var mustMatch = person.HasProfile || http.Request.Headers.IfMatch.Count > 0;
        if (mustMatch && http.RequireMatch(person) is { } stale)
        {
            return stale;
        }

        vault.KeepProfile(person, entry, body.Name.Trim(), body.BirthYear, clock.GetUtcNow());
        if (person.Introduce(body.Language))
        {
            await publish.Publish(new PersonLanguageChanged(person.Id, person.Language, person.Version), token);
        }

        await db.SaveChangesAsync(token);
        await index.Refresh(entry, token);
        http.SetETag(person);
        return TypedResults.Ok(await GetProfile.Show(person, entry, db, vault, token));
    }
}
