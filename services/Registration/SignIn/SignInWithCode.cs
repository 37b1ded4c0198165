using CreativeLabs.Contracts;
using CreativeLabs.Registration.Data;
using CreativeLabs.Registration.People;
using MassTransit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace CreativeLabs.Registration.SignIn;

/// <summary>A right code opens a session; with the first one of a number the person comes into being.</summary>
internal sealed class SignInWithCode(
    RegistrationDb db, OneTimeCodes codes, CodeLimits limits, PersonVault vault, Tokens tokens, IPublishEndpoint publish, IOptions<SignInSettings> settings,
    TimeProvider clock)
{
    /// <summary>Null when the code is not valid.</summary>
    public async Task<TokenAnswer?> Open(Guid challengeId, string code, ClientAddress from, CancellationToken token)
    {
        if (await codes.Redeem(challengeId, code) is not { } proven)
        {
            return null;
        }

        var index = vault.IndexOf(proven.Phone);
        await limits.Remember(index, from);
        var person = await Find(index, token) ?? await Register(proven, token) ?? await Find(index, token);
        var now = clock.GetUtcNow();
        var session = Session.Start(person!.Id, now);
        var (refresh, secret) = RefreshToken.Issue(session.Id, TimeSpan.FromDays(settings.Value.RefreshDays), now);
        db.AddRange(session, refresh);
        await db.SaveChangesAsync(token);
        return await tokens.Answer(session.Id, person, secret, token);
    }

    /// <summary>The number of a record that was merged signs in to the one that remains.</summary>
    private async Task<Person?> Find(byte[] index, CancellationToken token)
    {
        var found = await db.People.SingleOrDefaultAsync(p => db.Vault.Any(v => v.PersonId == p.Id && v.PhoneIndex == index), token);
        return found?.MergedInto is { } survivor ? await db.People.SingleAsync(p => p.Id == survivor, token) : found;
    }

    /// <summary>Null when another request registered the same number at this moment.</summary>
    private async Task<Person?> Register(ProvenPhone proven, CancellationToken token)
    {
        var now = clock.GetUtcNow();
        var person = Person.Register(Guid.CreateVersion7(now), proven.Language, now);
        var entry = vault.NewEntry(person.Id);
        vault.KeepPhone(entry, proven.Phone);
        db.AddRange(person, entry);
        await publish.Publish(new PersonRegistered(person.Id, person.Language, person.Version), token);
        try
        {
            await db.SaveChangesAsync(token);
            return person;
        }
        catch (DbUpdateException taken) when (taken.Broke("ix_person_vault_phone_index"))
        {
            db.ChangeTracker.Clear();
            return null;
        }
    }
}
