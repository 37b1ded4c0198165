using CreativeLabs.Registration.Data;
using CreativeLabs.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Registration.Labs.Groups;

internal static class ListGroups
{
    public static async Task<Results<Ok<Page<GroupView>>, ProblemResult>> Mine([AsParameters] PageQuery page, Caller caller,
        RegistrationDb db, HttpContext http)
    {
        if (page.Read() is { } refusal)
        {
            return refusal;
        }

        var rows = from member in db.GroupMembers.AsNoTracking()
                   where member.PersonId == caller.PersonId && member.GroupId > page.After
                   join g in db.Groups on member.GroupId equals g.Id
                   where g.DissolvedAt == null
                   orderby member.GroupId
                   select g;
        return TypedResults.Ok(await page.ToPageAsync(rows, g => g.Id, g => GroupView.Of(g, http), http));
    }

    public static async Task<Results<Ok<Page<GroupView>>, ProblemResult>> OfLab(
        Guid id, [AsParameters] PageQuery page, Caller caller, RegistrationDb db, HttpContext http, CancellationToken token)
    {
        if (page.Read() is { } refusal)
        {
            return refusal;
        }

        if (!await db.Labs.AnyAsync(l => l.Id == id, token))
        {
            return ProblemResult.NotFound;
        }

        if (!caller.IsCoordinatorOf(id))
        {
            return ProblemResult.Forbidden;
        }

        var rows = db.Groups.AsNoTracking().Where(g => g.LabId == id && g.DissolvedAt == null && g.Id > page.After).OrderBy(g => g.Id);
        return TypedResults.Ok(await page.ToPageAsync(rows, g => g.Id, g => GroupView.Of(g, http), http));
    }
}
