using CreativeLabs.Mentoring.Data;
using CreativeLabs.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Mentoring.Mentorships;

internal static class ReadMentorship
{
    public static async Task<Results<Ok<MentorshipView>, ProblemResult>> Handle(Guid id, Caller caller, MentoringDb db, HttpContext http)
    {
        var mentorship = await db.Mentorships.AsNoTracking().SingleOrDefaultAsync(m => m.Id == id, http.RequestAborted);
        if (mentorship is null || !mentorship.IsSeenBy(caller))
        {
            return ProblemResult.NotFound;
        }

        http.SetETag(mentorship);
        return TypedResults.Ok(MentorshipView.Of(mentorship, caller, http));
    }
}
