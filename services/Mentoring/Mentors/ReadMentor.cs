using CreativeLabs.Mentoring.Data;
using CreativeLabs.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Mentoring.Mentors;

internal static class ReadMentor
{
    public static async Task<Results<Ok<MentorView>, ProblemResult>> Handle(
        Guid id, Caller caller, MentoringDb db, TimeProvider clock, HttpContext http)
    {
        var me = caller.PersonId;
        var mentors = id == me ? db.Mentors : db.ShownTo(me, clock.GetUtcNow());
        var mentor = await mentors.AsNoTracking().SingleOrDefaultAsync(m => m.Id == id, http.RequestAborted);
        return mentor is null ? ProblemResult.NotFound : TypedResults.Ok(MentorView.Of(mentor, http));
    }
}
