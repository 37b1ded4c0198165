using CreativeLabs.Mentoring.Concerns;
using CreativeLabs.Mentoring.Data;
using CreativeLabs.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Mentoring.Mentors;

internal static class ReadMentor
{
    public static async Task<Results<Ok<MentorView>, Refusal>> Handle(Guid id, Caller caller, MentoringDb db, HttpContext http)
    {
        var me = caller.PersonId;
        var mentor = await db.Mentors.AsNoTracking().SingleOrDefaultAsync(
            m => m.Id == id && (m.Id == me || (!m.Paused && !db.NotListed().Contains(m.Id))), http.RequestAborted);
        return mentor is null ? Refusal.NotFound : TypedResults.Ok(MentorView.Of(mentor, http));
    }
}
