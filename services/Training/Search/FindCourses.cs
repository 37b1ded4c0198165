using CreativeLabs.Contracts;
using CreativeLabs.ServiceDefaults;
using CreativeLabs.Training.Courses;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace CreativeLabs.Training.Search;

internal static class FindCourses
{
    private static readonly LocalText Tampered =
        new("Мындай барак жок.", "Такой страницы нет.", "This cursor was not given by us for this question.");

    /// <summary>With a question what it means, best first; without one the whole catalog.</summary>
    public static async Task<Results<Ok<Page<CourseView>>, Refusal>> Handle(
        [AsParameters] PageQuery page, [AsParameters] CourseFilter filter, NpgsqlDataSource database, TimeProvider clock, HttpContext http)
    {
        if ((filter.IsAsked ? page with { Cursor = null } : page).Read() is { } refusal)
        {
            return refusal;
        }

        if (filter.Check() is { } invalid)
        {
            return invalid;
        }

        if (!filter.IsAsked)
        {
            page.Read();
            var rows = await ListCatalog.Page(database, filter, page.After, page.Size + 1, http.RequestAborted);
            return TypedResults.Ok(page.ToPage(rows, c => c.Id, c => CourseView.Of(c, http), http));
        }

        SearchCursor? after = null;
        if (page.Cursor is not null && (after = SearchCursor.Read(page.Cursor, filter)) is null)
        {
            return Refusal.Invalid("cursor", Tampered);
        }

        var until = after?.Until ?? clock.GetUtcNow();
        var (found, reading) = await SearchCourses.Page(database, filter, after, until, page.Size + 1, http.RequestAborted);
        return TypedResults.Ok(page.ToPage(found, c => new SearchCursor(reading, c.Rank, c.Course.Id, until).Write(filter),
            c => CourseView.Of(c.Course, http), http));
    }
}
