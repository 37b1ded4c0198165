using CreativeLabs.Training.Courses;
using Npgsql;

namespace CreativeLabs.Training.Search;

/// <summary>The catalog in the order of its ids, which is that of writing.</summary>
internal static class ListCatalog
{
    private const string Sql = $"""
        SELECT {CourseRow.Columns} FROM catalog_entries e JOIN courses c ON c.id = e.course_id
        WHERE e.course_id > $7 AND {CourseFilter.Condition} ORDER BY e.course_id LIMIT $8
        """;

    /// <summary>A page and one more, when there is one.</summary>
    public static async Task<List<CourseRow>> Page(NpgsqlDataSource database, CourseFilter filter, Guid after, int most,
        CancellationToken token)
    {
        await using var command = database.CreateCommand(Sql);
        command.Parameters.AddRange((NpgsqlParameter[])[.. filter.Parameters(), new() { Value = after }, new() { Value = most }]);
        await using var reader = await command.ExecuteReaderAsync(token);
        var rows = new List<CourseRow>();
        while (await reader.ReadAsync(token))
        {
            rows.Add(CourseRow.Read(reader));
        }

        return rows;
    }
}
