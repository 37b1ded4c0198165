using CreativeLabs.Registration.Data;
using CreativeLabs.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Registration.Labs.Labs;

internal static class ListRoles
{
    public static async Task<Results<Ok<Page<RoleView>>, ProblemResult>> Handle(
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

        if (!caller.IsCoordinatorOf(id) && !caller.IsOperator)
        {
            return ProblemResult.Forbidden;
        }

        var rows = db.Roles.AsNoTracking().Where(r => r.LabId == id && r.Id > page.After).OrderBy(r => r.Id);
        return TypedResults.Ok(
            await page.ToPageAsync(rows, r => r.Id, r => new RoleView(r.Id, r.PersonId, r.Word, r.LabId, r.GrantedAt), http));
    }
}
