using CreativeLabs.ServiceDefaults;
using CreativeLabs.Training.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Training.Courses;

/// <summary>Takes a course out of the catalog. It stays readable, what runs of it goes on, and nothing new is planned.</summary>
internal static class RetireCourse
{
    public static async Task<Results<NoContent, ProblemResult>> Handle(Guid id, Caller caller, TrainingDb db, TimeProvider clock,
        HttpContext http)
    {
        var token = http.RequestAborted;
        await db.LockPrerequisites(token);
        if (await db.Courses.SingleOrDefaultAsync(c => c.Id == id, token) is not { } course)
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

        if (course.Retire(clock.GetUtcNow()))
        {
            (await db.CatalogEntries.SingleAsync(e => e.CourseId == id, token)).Retire();
            await db.SaveChangesAsync(token);
        }

        return TypedResults.NoContent();
    }
}
