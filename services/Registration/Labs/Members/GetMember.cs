using CreativeLabs.Registration.Data;
using CreativeLabs.Registration.People.Persons;
using CreativeLabs.Registration.People.Profiles;
using CreativeLabs.Registration.People.StaffReads;
using CreativeLabs.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Registration.Labs.Members;

/// <summary>A woman as the coordinator of her lab sees her.</summary>
/// <param name="PersonId">The member.</param>
/// <param name="Name">Null until she told it.</param>
/// <param name="BirthYear">Null when she did not tell it.</param>
/// <param name="Phone">To call her; null when she has none.</param>
/// <param name="Language">The language she reads first.</param>
/// <param name="RegisteredAt">Since when.</param>
/// <param name="LabIds">The caller's labs that she is a member of.</param>
/// <param name="Needs">What she agreed that the lab knows to be hard for her.</param>
internal sealed record PersonDetail(
    Guid PersonId, string? Name, int? BirthYear, string? Phone, string Language, DateTimeOffset RegisteredAt, IReadOnlyList<Guid> LabIds,
    IReadOnlyList<string> Needs);

internal static class GetMember
{
    /// <summary>An id that was merged leads to the one that remains, for whoever may look at that one.</summary>
    public static async Task<Results<Ok<PersonDetail>, RedirectHttpResult, ProblemResult>> Handle(
        Guid id, Caller caller, RegistrationDb db, PersonVault vault, TimeProvider clock, HttpContext http, CancellationToken token)
    {
        if (await db.People.AsNoTracking().SingleOrDefaultAsync(p => p.Id == id, token) is not { } person
            || await db.SharedLabs(caller, person.MergedInto ?? id, token) is not { Count: > 0 } labs)
        {
            return ProblemResult.NotFound;
        }

        if (person.MergedInto is { } survivor)
        {
            return TypedResults.Redirect($"/v1/people/{survivor}", permanent: true, preserveMethod: true);
        }

        if (await db.Vault.AsNoTracking().SingleOrDefaultAsync(v => v.PersonId == id, token) is not { } entry)
        {
            return ProblemResult.NotFound;
        }

        var answers = await db.HasAgreed(id, Consent.Needs, token)
            ? await db.Demographics.AsNoTracking().SingleOrDefaultAsync(d => d.PersonId == id, token)
            : null;
        var needs = answers?.Read(entry, vault).Needs ?? [];
        db.Add(StaffRead.Record(caller.PersonId, id, needs.Count > 0
            ? "name, birth year, phone, needs" : "name, birth year, phone", clock.GetUtcNow()));
        await db.SaveChangesAsync(token);
        http.SetETag(person);
        http.Response.Headers.CacheControl = "no-store";
        var identity = vault.IdentityOf(entry);
        return TypedResults.Ok(new PersonDetail(id, identity.Name, identity.BirthYear, vault.PhoneOf(entry), person.Language,
            person.RegisteredAt, labs, needs));
    }
}
