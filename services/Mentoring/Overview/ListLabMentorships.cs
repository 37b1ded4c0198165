using CreativeLabs.Mentoring.Contacts;
using CreativeLabs.Mentoring.Data;
using CreativeLabs.Mentoring.Mentorships;
using CreativeLabs.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Mentoring.Overview;

internal static class ListLabMentorships
{
    public static async Task<Results<Ok<Page<ListedMentorship>>, ProblemResult>> Handle(
        Guid labId, bool? running, Guid? cohortId, [AsParameters] PageQuery page, Caller caller, MentoringDb db, ContactNames names,
        HttpContext http)
    {
        if (page.Read() is { } refusal)
        {
            return refusal;
        }

        if (!caller.IsCoordinatorOf(labId))
        {
            return ProblemResult.Forbidden;
        }

        var rows = db.Mentorships.AsNoTracking().Where(m => m.LabId == labId && m.Id > page.After);
        if (running is { } wanted)
        {
            rows = rows.Where(m => (m.EndedAt == null) == wanted);
        }

        if (cohortId is { } cohort)
        {
            rows = rows.Where(m => m.CohortId == cohort);
        }

        http.Response.Headers.CacheControl = "no-store";
        var found = await rows.OrderBy(m => m.Id).Take(page.Size + 1).ToListAsync(http.RequestAborted);
        return TypedResults.Ok(page.ToPage(found, m => m.Id, await ListedMentorship.For(caller, found, names, http), http));
    }
}
