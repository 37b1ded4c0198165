using CreativeLabs.Registration.Data;
using CreativeLabs.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Registration.Labs.Groups;

internal static class DescribeGroup
{
    public static async Task<Results<Ok<GroupView>, ProblemResult>> Handle(
        Guid id, GroupTold body, Caller caller, RegistrationDb db, HttpContext http, CancellationToken token)
    {
        if (body.Check().Problem is { } refusal)
        {
            return refusal;
        }

        if (await db.GroupsOf(caller).SingleOrDefaultAsync(g => g.Id == id, token) is not { } group)
        {
            return ProblemResult.NotFound;
        }

        if (caller.PersonId != group.LeaderId)
        {
            return ProblemResult.Forbidden;
        }

        if (http.RequireMatch(group) is { } stale)
        {
            return stale;
        }

        group.Describe(body.Name, body.Purposes);
        await db.SaveChangesAsync(token);
        http.SetETag(group);
        return TypedResults.Ok(GroupView.Of(group, http));
    }
}
