using CreativeLabs.Training.Data;
using CreativeLabs.Training.Lessons;
using CreativeLabs.Training.Search;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Training.Courses;

internal static class CourseWriting
{
    /// <summary>Keeps a course's present content as a version, packs its lessons and lets the search know, all inside the caller's
    /// transaction.</summary>
    /// <param name="db">The database.</param>
    /// <param name="course">The course, written or rewritten.</param>
    /// <param name="content">What it says now; null when only its lessons changed.</param>
    /// <param name="lessons">Its lessons; null when they stay as they were.</param>
    /// <param name="now">The moment.</param>
    /// <param name="token">Gives up.</param>
    public static async Task<CourseVersion> Keep(
        this TrainingDb db, Course course, CourseContent? content, IReadOnlyList<Lesson>? lessons, DateTimeOffset now,
        CancellationToken token)
    {
        var before = await db.CourseVersions.AsNoTracking().Where(v => v.CourseId == course.Id).OrderByDescending(v => v.Number)
            .FirstOrDefaultAsync(token);
        var (says, teaches) = (content ?? before!.Content, lessons ?? before?.Lessons ?? []);
        var packs = await BuildPacks.Of(db, course.Id, course.ContentVersion, says.Title, teaches, token);
        var version = CourseVersion.Of(course, says, teaches, packs, now);
        db.Add(version);
        await db.ListInCatalog(course.Id, says, teaches.Select(l => l.Title), now, token);
        return version;
    }
}
