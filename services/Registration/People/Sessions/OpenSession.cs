using CreativeLabs.Contracts;
using CreativeLabs.Registration.Data;
using CreativeLabs.Registration.People.Codes;
using CreativeLabs.Registration.People.Persons;
using MassTransit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace CreativeLabs.Registration.People.Sessions;

/// <summary>Opens a session for a person who proved who she is; on a device that is not known her other devices hear of it.</summary>
internal sealed class OpenSession(RegistrationDb db, Tokens tokens, IPublishEndpoint publish, IOptions<SignInSettings> settings,
    TimeProvider clock)
{
    /// <param name="person">Who signs in.</param>
    /// <param name="device">On what.</param>
    /// <param name="keyHash">Of the key of a known device; null for any other.</param>
    /// <param name="token">Cancels.</param>
    public async Task<TokenAnswer> Start(Person person, DeviceKind device, byte[]? keyHash, CancellationToken token)
    {
        var now = clock.GetUtcNow();
        var life = TimeSpan.FromDays(settings.Value.RefreshDays);
        var session = Session.Start(person.Id, device, keyHash, now);
        var (refresh, secret) = RefreshToken.Issue(session.Id, life, now);
        if (keyHash is null && await db.Sessions.AnyAsync(s =>
            s.PersonId == person.Id && s.EndedAt == null && s.LastSeenAt > now - life, token))
        {
            await publish.Publish(new SignedInOnNewDevice(person.Id, session.Id, now), token);
        }

        db.AddRange(session, refresh);
        await db.SaveChangesAsync(token);
        return await tokens.Answer(session.Id, person, secret, token);
    }
}
