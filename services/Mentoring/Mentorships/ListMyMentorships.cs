using CreativeLabs.Mentoring.Data;
using CreativeLabs.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Mentoring.Mentorships;

internal static class ListMyMentorships
{
    public static async Task<Results<Ok<Page<MentorshipView>>, ProblemResult>> Handle(
        [AsParameters] PageQuery page, Caller caller, MentoringDb db, HttpContext http)
    {
        if (page.Read() is { } refusal)
        {
            return refusal;
        }

        var me = caller.PersonId;
        var mine = db.Mentorships.AsNoTracking().Where(m => (m.MenteeId == me || m.MentorId == me) && m.Id > page.After).OrderBy(m => m.Id);
        return TypedResults.Ok(await page.ToPageAsync(mine, m => m.Id, m => MentorshipView.Of(m, caller, http), http));
    }
}
