using CreativeLabs.Mentoring.Data;
using CreativeLabs.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Mentoring.Requests;

internal static class ListMyRequests
{
    public static async Task<Results<Ok<Page<RequestView>>, ProblemResult>> Handle(
        [AsParameters] PageQuery page, Caller caller, MentoringDb db, HttpContext http)
    {
        if (page.Read() is { } refusal)
        {
            return refusal;
        }

        var mine = db.Requests.AsNoTracking().Where(r => r.PersonId == caller.PersonId && r.Id > page.After).OrderBy(r => r.Id);
        return TypedResults.Ok(await page.ToPageAsync(mine, r => r.Id, r => RequestView.Of(r, http), http));
    }
}
