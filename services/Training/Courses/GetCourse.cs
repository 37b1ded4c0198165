using CreativeLabs.ServiceDefaults;
using CreativeLabs.Training.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Training.Courses;

internal static class GetCourse
{
    public static async Task<Results<Ok<CourseView>, ProblemResult>> Handle(Guid id, TrainingDb db, HttpContext http)
    {
        var course = await db.Courses.AsNoTracking().Include(c => c.Prerequisites)
            .SingleOrDefaultAsync(c => c.Id == id, http.RequestAborted);
        if (course is null)
        {
            return ProblemResult.NotFound;
        }

        var version = await db.CourseVersions.AsNoTracking()
            .SingleAsync(v => v.CourseId == id && v.Number == course.ContentVersion, http.RequestAborted);
        http.SetETag(course);
        return TypedResults.Ok(CourseView.Of(course, version, http));
    }
}
