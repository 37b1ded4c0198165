using CreativeLabs.Contracts;
using CreativeLabs.Registration.Data;
using CreativeLabs.Registration.People.Persons;
using CreativeLabs.ServiceDefaults;
using MassTransit;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Registration.People.Profiles;

internal static class WithdrawConsent
{
    public static async Task<Results<NoContent, ProblemResult>> Handle(
        Guid id, Caller caller, RegistrationDb db, IPersonIndex index, IPublishEndpoint publish, TimeProvider clock,
        CancellationToken token)
    {
        if (await db.LockVault(caller.PersonId, token) is not { } entry)
        {
            return ProblemResult.NotFound;
        }

        var consent = await db.Consents.SingleOrDefaultAsync(c => c.Id == id && c.PersonId == caller.PersonId, token);
        if (consent is null)
        {
            return ProblemResult.NotFound;
        }

        if (await Withdraw(consent, entry, db, index, publish, clock, token) is { } rule)
        {
            return ProblemResult.Of(rule);
        }

        return TypedResults.NoContent();
    }

    /// <summary>She says no to a purpose: an agreement to an older version of its text ends with it, and so does what was kept because of
    /// it.</summary>
    public static async Task<Error?> Withdraw(
        Consent consent, VaultEntry entry, RegistrationDb db, IPersonIndex index, IPublishEndpoint publish, TimeProvider clock,
        CancellationToken token)
    {
        var now = clock.GetUtcNow();
        if (consent.Withdraw(now) is { } rule)
        {
            return rule;
        }

        await publish.Publish(new ConsentWithdrawn(consent.Id, consent.PersonId, consent.Purpose), token);
        foreach (var older in await db.Consents
            .Where(c => c.PersonId == consent.PersonId && c.Purpose == consent.Purpose && c.Id != consent.Id && c.WithdrawnAt == null)
                .ToListAsync(token))
        {
            older.Withdraw(now);
            await publish.Publish(new ConsentWithdrawn(older.Id, older.PersonId, older.Purpose), token);
        }

        if (consent.Purpose == Consent.Demographics
            && await db.Demographics.SingleOrDefaultAsync(d => d.PersonId == consent.PersonId, token) is { } kept)
        {
            kept.Forget();
        }

        await db.SaveChangesAsync(token);
        await index.Refresh(entry, token);
        return null;
    }
}
