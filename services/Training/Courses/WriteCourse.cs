using CreativeLabs.ServiceDefaults;
using CreativeLabs.Training.Data;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CreativeLabs.Training.Courses;

internal static class WriteCourse
{
    /// <summary>The catalog is shared by all labs: any lab's coordinator may write for it.</summary>
    public static bool MayWrite(this Caller caller) => caller.IsOperator || caller.CoordinatedLabs.Count > 0;

    public static async Task<Results<Created<CourseView>, Refusal>> Handle(
        CourseContent content, Caller caller, TrainingDb db, TimeProvider clock, HttpContext http)
    {
        if (!caller.MayWrite())
        {
            return Refusal.Forbidden;
        }

        if (await content.Check(db, http.RequestAborted) is { } refusal)
        {
            return refusal;
        }

        // Nothing can require a course that is new, so it closes no circle.
        var now = clock.GetUtcNow();
        var course = Course.Write(Guid.CreateVersion7(now), content);
        db.Add(course);
        var version = await db.Keep(course, content, null, now, http.RequestAborted);
        await db.SaveChangesAsync(http.RequestAborted);
        http.SetETag(course);
        return TypedResults.Created($"/v1/courses/{course.Id}", CourseView.Of(course, version, http));
    }
}
