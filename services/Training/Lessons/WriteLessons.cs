using CreativeLabs.ServiceDefaults;
using CreativeLabs.Training.Courses;
using CreativeLabs.Training.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Training.Lessons;

internal static class WriteLessons
{
    /// <summary>Puts these lessons in place of those before, as a new version of the course.</summary>
    public static async Task<Results<Ok<CourseView>, ProblemResult>> Handle(
        Guid id, LessonsContent content, Caller caller, TrainingDb db, TimeProvider clock, HttpContext http)
    {
        var token = http.RequestAborted;
        if (await content.Check(db, token) is { } refusal)
        {
            return refusal;
        }

        await db.LockPrerequisites(token);
        if (await db.Courses.Include(c => c.Prerequisites).SingleOrDefaultAsync(c => c.Id == id, token) is not { } course)
        {
            return ProblemResult.NotFound;
        }

        if (!caller.MayWrite(course))
        {
            return ProblemResult.Forbidden;
        }

        if (http.RequireMatch(course) is { } stale)
        {
            return stale;
        }

        course.Teach();
        var version = await db.Keep(course, null, content.Lessons, clock.GetUtcNow(), token);
        await db.SaveChangesAsync(token);
        http.SetETag(course);
        return TypedResults.Ok(CourseView.Of(course, version, http));
    }
}
