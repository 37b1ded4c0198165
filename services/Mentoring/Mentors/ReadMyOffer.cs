using CreativeLabs.Mentoring.Data;
using CreativeLabs.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Mentoring.Mentors;

internal static class ReadMyOffer
{
    public static async Task<Results<Ok<MyMentorProfileView>, ProblemResult>> Handle(
        Caller caller, MentoringDb db, TimeProvider clock, HttpContext http)
    {
        var mentor = await db.Mentors.AsNoTracking().SingleOrDefaultAsync(m => m.Id == caller.PersonId, http.RequestAborted);
        if (mentor is null)
        {
            return ProblemResult.NotFound;
        }

        http.SetETag(mentor);
        return TypedResults.Ok(MyMentorProfileView.Of(mentor, clock.GetUtcNow(), http));
    }
}
