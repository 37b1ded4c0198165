using CreativeLabs.Registration.Data;
using CreativeLabs.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Registration.Labs.Groups;

internal static class GetGroup
{
    public static async Task<Results<Ok<GroupView>, ProblemResult>> Handle(Guid id, Caller caller, RegistrationDb db, HttpContext http,
        CancellationToken token)
    {
        if (await db.GroupsOf(caller).AsNoTracking().SingleOrDefaultAsync(g => g.Id == id, token) is not { } group)
        {
            return ProblemResult.NotFound;
        }

        http.SetETag(group);
        return TypedResults.Ok(GroupView.Of(group, http));
    }
}
