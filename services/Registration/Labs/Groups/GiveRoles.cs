using CreativeLabs.Contracts;
using CreativeLabs.Registration.Data;
using CreativeLabs.ServiceDefaults;
using MassTransit;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Registration.Labs.Groups;

/// <summary>Who leads the group from now on.</summary>
/// <param name="PersonId">One of its members.</param>
internal sealed record LeaderNamed(Guid PersonId);

/// <summary>Who keeps the group's money from now on.</summary>
/// <param name="PersonId">One of its members, not the leader; null when nobody does.</param>
internal sealed record TreasurerNamed(Guid? PersonId);

/// <summary>Both offices of a group are given by who leads it; the lab's coordinator may too, for a leader who is not there any
/// more.</summary>
internal static class GiveRoles
{
    public static Task<Results<Ok<GroupView>, ProblemResult>> HandOver(
        Guid id, LeaderNamed body, Caller caller, RegistrationDb db, IPublishEndpoint publish, HttpContext http, CancellationToken token) =>
        Give(id, body.PersonId, group => group.HandOver(body.PersonId), caller, db, publish, http, token);

    public static Task<Results<Ok<GroupView>, ProblemResult>> Entrust(
        Guid id, TreasurerNamed body, Caller caller, RegistrationDb db, IPublishEndpoint publish, HttpContext http,
        CancellationToken token) =>
        Give(id, body.PersonId, group => group.Entrust(body.PersonId), caller, db, publish, http, token);

    private static async Task<Results<Ok<GroupView>, ProblemResult>> Give(
        Guid id, Guid? to, Func<Group, Error?> give, Caller caller, RegistrationDb db, IPublishEndpoint publish, HttpContext http,
        CancellationToken token)
    {
        if (await db.GroupsOf(caller).SingleOrDefaultAsync(g => g.Id == id, token) is not { } group)
        {
            return ProblemResult.NotFound;
        }

        if (!caller.MayGiveRoles(group))
        {
            return ProblemResult.Forbidden;
        }

        if (http.RequireMatch(group) is { } stale)
        {
            return stale;
        }

        // Who leaves at this very moment changes the group's version, so that this write then fails and nobody gets an office in absence.
        if (to is { } member && !await db.GroupMembers.AnyAsync(m => m.GroupId == id && m.PersonId == member, token))
        {
            return ProblemResult.Of(GroupRules.NotInGroup);
        }

        if (give(group) is { } rule)
        {
            return ProblemResult.Of(rule);
        }

        await publish.Publish(new GroupRolesChanged(id, group.LeaderId!.Value, group.TreasurerId, group.Version), token);
        await db.SaveChangesAsync(token);
        http.SetETag(group);
        return TypedResults.Ok(GroupView.Of(group, http));
    }
}
