using CreativeLabs.Registration.Data;
using CreativeLabs.Registration.People.Persons;
using CreativeLabs.Registration.People.Sessions;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Registration.Labs.Labs;

/// <summary>What People has to know of the roles at labs.</summary>
internal sealed class Roles(RegistrationDb db) : IRoles, IRevocations
{
    public async Task<IReadOnlyList<string>> ClaimsOf(Guid personId, CancellationToken token) =>
        (await db.Roles.AsNoTracking().Where(r => r.PersonId == personId).OrderBy(r => r.Id).ToListAsync(token))
            .ConvertAll(grant => grant.Claim);

    public Task<bool> RunsALab(Guid personId, CancellationToken token) =>
        db.Roles.AnyAsync(r => r.PersonId == personId && r.Role != Role.Trainer, token);

    public Task Forget(Guid personId, CancellationToken token) =>
        db.Roles.IgnoreQueryFilters().Where(r => r.PersonId == personId).ExecuteDeleteAsync(token);

    public async Task TellAgain(RevokedSessions told, DateTimeOffset since, CancellationToken token)
    {
        foreach (var revoked in await db.Roles.IgnoreQueryFilters().Where(r => r.RevokedAt > since).GroupBy(r => r.PersonId)
            .Select(hers => new { PersonId = hers.Key, At = hers.Max(r => r.RevokedAt!.Value) }).ToListAsync(token))
        {
            await told.TellOfRoles(revoked.PersonId, revoked.At);
        }
    }
}
