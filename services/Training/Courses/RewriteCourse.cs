using CreativeLabs.ServiceDefaults;
using CreativeLabs.Training.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Training.Courses;

internal static class RewriteCourse
{
    public static async Task<Results<Ok<CourseView>, Refusal>> Handle(Guid id, CourseContent content, Caller caller, TrainingDb db,
        TimeProvider clock, HttpContext http)
    {
        var token = http.RequestAborted;
        if (!caller.MayWrite())
        {
            return Refusal.Forbidden;
        }

        if (await content.Check(db, token) is { } refusal)
        {
            return refusal;
        }

        await using var transaction = await db.Database.BeginTransactionAsync(token);
        await db.HoldPrerequisites(token);
        var course = await db.Courses.Include(c => c.Prerequisites).SingleOrDefaultAsync(c => c.Id == id, token);
        if (course is null)
        {
            return Refusal.NotFound;
        }

        if (http.RequireMatch(course) is { } stale)
        {
            return stale;
        }

        if (await Circle(db, id, content, http) is { Count: > 0 } path)
        {
            return Refusal.Of(CourseRules.PrerequisiteCircle.With("path", path));
        }

        course.Rewrite(content);
        var version = await db.Keep(course, content, null, clock.GetUtcNow(), token);
        await db.SaveChangesAsync(token);
        await transaction.CommitAsync(token);
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
