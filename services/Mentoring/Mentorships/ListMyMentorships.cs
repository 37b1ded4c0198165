using CreativeLabs.Mentoring.Contacts;
using CreativeLabs.Mentoring.Data;
using CreativeLabs.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Mentoring.Mentorships;

internal static class ListMyMentorships
{
    public static async Task<Results<Ok<Page<ListedMentorship>>, ProblemResult>> Handle(
        [AsParameters] PageQuery page, Caller caller, MentoringDb db, ContactNames names, HttpContext http)
    {
        if (page.Read() is { } refusal)
        {
            return refusal;
        }

        var me = caller.PersonId;
        http.Response.Headers.CacheControl = "no-store";
        var found = await db.Mentorships.AsNoTracking().Where(m => (m.MenteeId == me || m.MentorId == me) && m.Id > page.After)
            .OrderBy(m => m.Id).Take(page.Size + 1).ToListAsync(http.RequestAborted);
        return TypedResults.Ok(page.ToPage(found, m => m.Id, await ListedMentorship.For(caller, found, names, http), http));
    }
}
