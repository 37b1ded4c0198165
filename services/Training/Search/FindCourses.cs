using CreativeLabs.Search;
using CreativeLabs.ServiceDefaults;
using CreativeLabs.Training.Courses;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace CreativeLabs.Training.Search;

internal static class FindCourses
{
    /// <summary>With a question what it means, best first; without one the whole catalog.</summary>
    public static async Task<Results<Ok<Page<CourseView>>, ProblemResult>> Handle(
        [AsParameters] PageQuery page, [AsParameters] CourseFilter filter, NpgsqlDataSource database, TimeProvider clock, HttpContext http)
    {
        if (filter.Check() is { } invalid)
        {
            return invalid;
        }

        if (!filter.IsAsked)
        {
            if (page.Read() is { } unknown)
            {
                return unknown;
            }

            var rows = await ListCatalog.Page(database, filter, page.After, page.Size + 1, http.RequestAborted);
            return TypedResults.Ok(page.ToPage(rows, c => c.Id, c => CourseView.Of(c, http), http));
        }

        if (SearchCursor.Read(page, out var after) is { } refusal)
        {
            return refusal;
        }

        var until = after?.Until ?? clock.GetUtcNow();
        var (found, reading) = await SearchCourses.Page(database, filter, after, until, page.Size + 1, http.RequestAborted);
        return TypedResults.Ok(page.ToPage(found, c => new SearchCursor(reading, c.Rank, c.Id, until).Write(page),
            c => CourseView.Of(c.Row, http), http));
    }
}
