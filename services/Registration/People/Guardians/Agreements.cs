using CreativeLabs.Registration.Data;
using CreativeLabs.Registration.People.Persons;
using CreativeLabs.Registration.People.Profiles;
using CreativeLabs.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Registration.People.Guardians;

/// <summary>What a person must have agreed to, and for a minor her guardian too, before she takes part in anything.</summary>
internal sealed class Agreements(RegistrationDb db, PersonVault vault, TimeProvider clock)
{
    /// <summary>What is missing; null when she may take part.</summary>
    public async Task<Error?> Missing(Guid personId, CancellationToken token)
    {
        var found = await db.People.Where(p => p.Id == personId).Select(p => new
        {
            Agreed = db.Consents.Any(c => c.PersonId == personId && c.Purpose == Consent.Platform && c.WithdrawnAt == null),
            p.MayBeMinor,
            Guarded = db.GuardianConsents.Any(c => c.PersonId == personId && c.WithdrawnAt == null),
        }).SingleOrDefaultAsync(token);
        return found is not { Agreed: true } ? PeopleRules.ConsentRequired
            : found is { MayBeMinor: true, Guarded: false } && await IsMinor(personId, token) ? GuardianRules.ConsentNeeded : null;
    }

    /// <summary>True when she told a birth year by which she may be under sixteen.</summary>
    public async Task<bool> IsMinor(Guid personId, CancellationToken token) =>
        await db.Vault.AsNoTracking().SingleOrDefaultAsync(v => v.PersonId == personId, token) is { } entry
        && Person.IsUnderAge(vault.IdentityOf(entry).BirthYear, clock.GetUtcNow());

    /// <summary>True while a guardian's consent stands.</summary>
    public Task<bool> IsGuarded(Guid personId, CancellationToken token) =>
        db.GuardianConsents.AnyAsync(c => c.PersonId == personId && c.WithdrawnAt == null, token);
}
