using CreativeLabs.Registration.Data;
using CreativeLabs.Registration.People.Assistance;
using CreativeLabs.Registration.People.Persons;
using CreativeLabs.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Registration.People.Profiles;

/// <summary>Who the caller is.</summary>
/// <param name="PersonId">Her id, the same in every part of the platform.</param>
/// <param name="Name">As she wants to be called; null until she told it.</param>
/// <param name="Language">The language she reads first: ky, ru or en.</param>
/// <param name="BirthYear">Null when she prefers not to say.</param>
/// <param name="AssistedActions">The last ten times that a coordinator acted for her, newest first.</param>
internal sealed record ProfileView(
    Guid PersonId, string? Name, string Language, int? BirthYear, IReadOnlyList<AssistedActionView> AssistedActions);

internal static class GetProfile
{
    private const int LastActions = 10;

    public static async Task<Results<Ok<ProfileView>, ProblemResult>> Handle(
        Caller caller, RegistrationDb db, PersonVault vault, HttpContext http, CancellationToken token)
    {
        var person = await db.People.AsNoTracking().SingleOrDefaultAsync(p => p.Id == caller.PersonId, token);
        var entry = await db.Vault.AsNoTracking().SingleOrDefaultAsync(v => v.PersonId == caller.PersonId, token);
        if (person is null || entry is null)
        {
            return ProblemResult.NotFound;
        }

        http.SetETag(person);
        http.Response.Headers.CacheControl = "no-store";
        return TypedResults.Ok(await Show(person, entry, db, vault, token));
    }

    public static async Task<ProfileView> Show(Person person, VaultEntry entry, RegistrationDb db, PersonVault vault,
        CancellationToken token)
    {
        var identity = vault.IdentityOf(entry);
        var actions = await ListAssistedActions.Rows(db, person.Id).OrderByDescending(row => row.Action.Id).Take(LastActions)
            .ToListAsync(token);
        return new(person.Id, identity.Name, person.Language, identity.BirthYear,
            actions.ConvertAll(row => ListAssistedActions.Show(row, vault)));
    }
}
