using CreativeLabs.Keys;
using CreativeLabs.Mentoring.Data;
using CreativeLabs.Mentoring.Mentorships;
using CreativeLabs.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Mentoring.Sessions;

internal static class ListSessions
{
    public static async Task<Results<Ok<Page<SessionView>>, ProblemResult>> Handle(
        Guid id, [AsParameters] PageQuery page, Caller caller, MentoringDb db, DataKeys keys, HttpContext http)
    {
        if (page.Read() is { } tampered)
        {
            return tampered;
        }

        var mentorship = await db.Mentorships.AsNoTracking().SingleOrDefaultAsync(m => m.Id == id, http.RequestAborted);
        if (mentorship.RefuseOutsider(caller) is { } refusal)
        {
            return refusal;
        }

        var key = await keys.Find(id, http.RequestAborted);
        var sessions = db.Sessions.AsNoTracking().Where(s => s.MentorshipId == id && s.Id > page.After).OrderBy(s => s.Id);
        return TypedResults.Ok(await page.ToPageAsync(sessions, s => s.Id, s => SessionView.Of(s, key), http));
    }
}
