using CreativeLabs.Contracts;
using CreativeLabs.ServiceDefaults;
using CreativeLabs.Training.Data;
using MassTransit;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Training.Courses;

internal static class RewriteCourse
{
    public static async Task<Results<Ok<CourseView>, ProblemResult>> Handle(Guid id, CourseContent content, Caller caller, TrainingDb db,
        IPublishEndpoint publish, TimeProvider clock, HttpContext http)
    {
        var token = http.RequestAborted;
        if (await content.Check(db, token) is { } refusal)
        {
            return refusal;
        }

        await db.LockPrerequisites(token);
        var course = await db.Courses.Include(c => c.Prerequisites).SingleOrDefaultAsync(c => c.Id == id, token);
        if (course is null)
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

        if (await Circle(db, id, content, http) is { Count: > 0 } path)
        {
            return ProblemResult.Of(CourseRules.PrerequisiteCircle.With("path", path));
        }

        var before = course.Title;
        course.Rewrite(content);
        if (course.Title != before)
        {
            await publish.Publish(new CourseRenamed(id), token);
        }

        var version = await db.Keep(course, content, null, clock.GetUtcNow(), token);
        await db.SaveChangesAsync(token);
        http.SetETag(course);
        return TypedResults.Ok(CourseView.Of(course, version, http));
    }

    private static async Task<IReadOnlyList<string>> Circle(TrainingDb db, Guid id, CourseContent content, HttpContext http)
    {
        var graph = new PrerequisiteGraph(await db.Prerequisites.AsNoTracking().Where(p => p.CourseId != id)
            .ToListAsync(http.RequestAborted));
        var path = graph.Circle(id, content.Prerequisites ?? []);
        var titles = await db.Courses.Where(c => path.Contains(c.Id)).ToDictionaryAsync(c => c.Id, c => c.Title, http.RequestAborted);
        return path.Select(step => titles[step].In(http.Language())).ToList();
    }
}
