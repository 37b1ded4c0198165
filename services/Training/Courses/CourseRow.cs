using System.Text.Json;
using CreativeLabs.Contracts;
using CreativeLabs.Training.Completion;
using Npgsql;

namespace CreativeLabs.Training.Courses;

/// <summary>What a course in a list tells, and no column more.</summary>
internal sealed record CourseRow(
    Guid Id, LocalText Title, LocalText Summary, string Track, CourseLevel Level, bool GivesRightToSell, CompletionRule Rule,
    Guid[] Prerequisites)
{
    /// <summary>Of <c>courses c</c>, in the order of <see cref="Read"/>.</summary>
    public const string Columns = """
        c.id, c.title, c.summary, c.track, c.level, c.gives_right_to_sell, c.rule,
        ARRAY(SELECT p.requires_id FROM course_prerequisites p WHERE p.course_id = c.id ORDER BY p.requires_id)
        """;

    /// <param name="reader">At the row.</param>
    /// <param name="from">The first of <see cref="Columns"/>.</param>
    public static CourseRow Read(NpgsqlDataReader reader, int from = 0) => new(
        reader.GetGuid(from), Json<LocalText>(reader, from + 1), Json<LocalText>(reader, from + 2), reader.GetString(from + 3),
        Enum.Parse<CourseLevel>(reader.GetString(from + 4)), reader.GetBoolean(from + 5), Json<CompletionRule>(reader, from + 6),
        reader.GetFieldValue<Guid[]>(from + 7));

    private static T Json<T>(NpgsqlDataReader reader, int column) =>
        JsonSerializer.Deserialize<T>(reader.GetString(column), JsonSerializerOptions.Web)!;
}
