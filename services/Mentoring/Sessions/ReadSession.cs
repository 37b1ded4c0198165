using CreativeLabs.Keys;
using CreativeLabs.Mentoring.Data;
using CreativeLabs.Mentoring.Mentorships;
using CreativeLabs.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Mentoring.Sessions;

internal static class ReadSession
{
    public static async Task<Results<Ok<SessionView>, ProblemResult>> Handle(Guid id, Caller caller, MentoringDb db, DataKeys keys,
        HttpContext http)
    {
        var session = await db.Sessions.AsNoTracking().SingleOrDefaultAsync(s => s.Id == id, http.RequestAborted);
        var mentorship = session is null
            ? null : await db.Mentorships.AsNoTracking().SingleAsync(m => m.Id == session.MentorshipId, http.RequestAborted);
        if (mentorship.RefuseOutsider(caller) is { } refusal)
        {
            return refusal;
        }

        http.SetETag(session!);
        return TypedResults.Ok(SessionView.Of(session!, await keys.Find(mentorship!.Id, http.RequestAborted)));
    }
}
