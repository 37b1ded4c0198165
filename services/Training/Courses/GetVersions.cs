using CreativeLabs.ServiceDefaults;
using CreativeLabs.Training.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Training.Courses;

/// <summary>A version of a course.</summary>
/// <param name="Number">1 for the first.</param>
/// <param name="WrittenAt">When it was written.</param>
/// <param name="Content">What it said, in every language.</param>
/// <param name="Lessons">Its lessons, in the caller's language.</param>
internal sealed record CourseVersionView(int Number, DateTimeOffset WrittenAt, CourseContent Content, CourseLessons Lessons)
{
    public static CourseVersionView Of(CourseVersion version, HttpContext http) =>
        new(version.Number, version.WrittenAt, version.Content, CourseLessons.Of(version, http));
}

internal static class GetVersions
{
    /// <summary>The newest first, the hundred last ones.</summary>
    public static async Task<Results<Ok<WholeList<CourseVersionView>>, ProblemResult>> All(Guid id, TrainingDb db, HttpContext http)
    {
        var versions = await Of(db, id).OrderByDescending(v => v.Number).Take(100).ToListAsync(http.RequestAborted);
        return versions.Count == 0 ? ProblemResult.NotFound : TypedResults.Ok(
            new WholeList<CourseVersionView>(versions.ConvertAll(v => CourseVersionView.Of(v, http))));
    }

    public static async Task<Results<Ok<CourseVersionView>, ProblemResult>> One(Guid id, int number, TrainingDb db, HttpContext http) =>
        await Of(db, id).SingleOrDefaultAsync(v => v.Number == number, http.RequestAborted) is { } version
            ? TypedResults.Ok(CourseVersionView.Of(version, http))
            : ProblemResult.NotFound;

    private static IQueryable<CourseVersion> Of(TrainingDb db, Guid id) => db.CourseVersions.AsNoTracking().Where(v => v.CourseId == id);
}
