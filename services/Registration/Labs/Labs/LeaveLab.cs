using CreativeLabs.Contracts;
using CreativeLabs.Registration.Data;
using CreativeLabs.Registration.People.Persons;
using CreativeLabs.ServiceDefaults;
using MassTransit;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Registration.Labs.Labs;

internal static class LeaveLab
{
    public static async Task<Results<NoContent, ProblemResult>> Handle(
        Guid id, Caller caller, RegistrationDb db, IPersonIndex index, IPublishEndpoint publish, TimeProvider clock,
        CancellationToken token)
    {
        if (await db.LockVault(caller.PersonId, token) is not { } entry
            || await db.Memberships.SingleOrDefaultAsync(m => m.Id == id && m.PersonId == caller.PersonId, token) is not { } membership)
        {
            return ProblemResult.NotFound;
        }

        if (await db.Roles.AnyAsync(r => r.PersonId == caller.PersonId && r.LabId == membership.LabId, token))
        {
            return ProblemResult.Of(LabRules.RoleAtLab);
        }

        if (!membership.End(clock.GetUtcNow()))
        {
            return ProblemResult.Of(LabRules.AlreadyLeft);
        }

        await publish.Publish(new MembershipEnded(membership.Id, membership.PersonId, membership.LabId), token);
        await db.SaveChangesAsync(token);
        await index.Refresh(entry, token);
        return TypedResults.NoContent();
    }
}
