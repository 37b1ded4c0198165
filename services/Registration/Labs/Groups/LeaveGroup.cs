using CreativeLabs.Contracts;
using CreativeLabs.Registration.Data;
using CreativeLabs.ServiceDefaults;
using MassTransit;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Registration.Labs.Groups;

internal static class LeaveGroup
{
    /// <summary>A member leaves, or the leader takes her off the list. A leader leaves only as the last one, and the group ends with
    /// her.</summary>
    public static async Task<Results<NoContent, ProblemResult>> Handle(
        Guid id, Guid personId, Caller caller, RegistrationDb db, IPublishEndpoint publish, TimeProvider clock, CancellationToken token)
    {
        var found = await db.GroupsOf(caller).AsNoTracking().SingleOrDefaultAsync(g => g.Id == id, token);
        if (found is null || !await db.GroupMembers.AnyAsync(m => m.GroupId == id && m.PersonId == personId, token))
        {
            return ProblemResult.NotFound;
        }

        if (caller.PersonId != personId && caller.PersonId != found.LeaderId)
        {
            return ProblemResult.Forbidden;
        }

        // The group's row is written first and so locked: who joins, leaves or takes an office at the same moment waits for this one.
        var dissolved = personId == found.LeaderId && await Group.Dissolve(db.Groups, id, personId, clock.GetUtcNow(), token);
        if (!dissolved && !await Group.GivePlaceBack(db.Groups, id, personId, token))
        {
            return ProblemResult.Of(GroupRules.LeaderMustHandOver);
        }

        if (await db.GroupMembers.Where(m => m.GroupId == id && m.PersonId == personId).ExecuteDeleteAsync(token) == 0)
        {
            return ProblemResult.NotFound;
        }

        var version = await db.Groups.Where(g => g.Id == id).Select(g => g.Version).SingleAsync(token);
        await publish.Publish(new GroupMemberLeft(id, personId, caller.PersonId != personId, version), token);
        if (dissolved)
        {
            await publish.Publish(new GroupDissolved(id, version), token);
        }

        await db.SaveChangesAsync(token);
        return TypedResults.NoContent();
    }
}
