using CreativeLabs.Registration.Data;
using CreativeLabs.Registration.People.Sessions;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Registration.Labs.Partners;

/// <summary>A partner's access tokens name the partner where a person's name a session.</summary>
internal sealed class RevokedPartners(RegistrationDb db) : IRevocations
{
    public async Task TellAgain(RevokedSessions told, DateTimeOffset since, CancellationToken token) =>
        await told.Tell(await db.Partners.Where(p => p.RevokedAt > since).Select(p => p.Id).ToListAsync(token));
}
