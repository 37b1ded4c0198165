using CreativeLabs.Search;
using CreativeLabs.Training.Courses;
using Npgsql;

namespace CreativeLabs.Training.Search;

/// <summary>The courses that a question means, best first.</summary>
internal static class SearchCourses
{
    private const string Rows = $"""
        SELECT p.id, p.rank, {CourseRow.Columns} FROM page p JOIN courses c ON c.id = p.id ORDER BY p.rank DESC, p.id
        """;

    private static readonly RankedSearch<CourseRow> Search =
        new(CatalogEntry.Index, CourseFilter.Condition, CourseFilter.Count, Rows, reader => CourseRow.Read(reader, from: 2));

    /// <summary>A page and one more, when there is one, and how the question was taken.</summary>
    public static Task<(List<Ranked<CourseRow>> Found, Reading Reading)> Page(
        NpgsqlDataSource database, CourseFilter filter, SearchCursor? after, DateTimeOffset until, int most, CancellationToken token) =>
        Search.Page(database, Question.Of(filter.Q!), filter.Parameters, filter.Narrows, after, until, most, token);
}
