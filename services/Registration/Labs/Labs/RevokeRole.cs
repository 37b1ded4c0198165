using CreativeLabs.Contracts;
using CreativeLabs.Registration.Data;
using CreativeLabs.Registration.People.Sessions;
using CreativeLabs.ServiceDefaults;
using MassTransit;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Registration.Labs.Labs;

internal static class RevokeRole
{
    /// <summary>The grant ends now, and with it her access tokens that name it: her devices renew them.</summary>
    public static async Task<Results<NoContent, ProblemResult>> Handle(
        Guid id, Guid grantId, Caller caller, RegistrationDb db, RevokedSessions revoked, IPublishEndpoint publish, TimeProvider clock,
        CancellationToken token)
    {
        if (await db.Roles.SingleOrDefaultAsync(r => r.Id == grantId && r.LabId == id, token) is not { } grant)
        {
            return ProblemResult.NotFound;
        }

        if (!caller.MayName(grant.Role, id))
        {
            return ProblemResult.Forbidden;
        }

        grant.Revoke(caller.PersonId, clock.GetUtcNow());
        await publish.Publish(new RoleRevoked(grant.PersonId, grant.Word, grant.LabId), token);
        await db.SaveChangesAsync(token);
        await revoked.TellOfRoles(grant.PersonId, clock.GetUtcNow());
        return TypedResults.NoContent();
    }
}
