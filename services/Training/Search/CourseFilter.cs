using System.ComponentModel;
using CreativeLabs.Contracts;
using CreativeLabs.ServiceDefaults;
using CreativeLabs.Training.Courses;
using Npgsql;
using NpgsqlTypes;

namespace CreativeLabs.Training.Search;

/// <summary>What narrows the catalog. A lab, a language and a day have to hold for one and the same open offering.</summary>
internal sealed record CourseFilter(
    [property: Description(
    "Words in Kyrgyz, Russian or English, whatever the keyboard lacks, also in Latin letters; up to 100 characters.")] string? Q = null,
    [property: Description("A track; one that does not exist has no courses.")] string? Track = null,
    [property: Description("Only courses with an open offering at this lab.")] Guid? Lab = null,
    [property: Description("Only courses with an open offering in this language: ky, ru or en.")] string? Language = null,
    [property: Description("beginner, intermediate or advanced.")] string? Level = null,
    [property: Description("Only courses with an open offering whose first day is this day or later.")] DateOnly? StartsAfter = null)
{
    /// <summary>Parameters $1 to $6: track, level, whether an offering is needed, lab, language, first day.</summary>
    public const string Condition = """
        e.listed AND ($1 IS NULL OR e.track = $1) AND ($2 IS NULL OR e.level = $2) AND (NOT $3 OR EXISTS (
            SELECT FROM offerings o WHERE o.course_id = e.course_id AND o.state = 'Open'
              AND ($4 IS NULL OR o.lab_id = $4) AND ($5 IS NULL OR o.language = $5) AND ($6 IS NULL OR o.starts_on >= $6)))
        """;

    /// <summary>How many those are.</summary>
    public const int Count = 6;

    private static readonly Dictionary<string, CourseLevel> Levels =
        Enum.GetValues<CourseLevel>().ToDictionary(level => level.ToString().ToLowerInvariant(), StringComparer.Ordinal);

    public bool IsAsked => !string.IsNullOrWhiteSpace(Q);

    public bool NeedsOffering => Lab is not null || Language is not null || StartsAfter is not null;

    public bool Narrows => NeedsOffering || Track is not null || Level is not null;

    public CourseLevel? AtLevel => Level is null ? null : Levels[Level];

    public ProblemResult? Check()
    {
        var validation = new Validation().Length(Q, 0, 100, "q").Length(Track, 0, 40, "track")
            .Check(Q?.Contains('\0', StringComparison.Ordinal) is not true, "q", "Жараксыз белги.", "Недопустимый знак.",
                "Has a character that is not allowed.");
        validation = Language is null ? validation : validation.OneOf(Language, LocalText.Languages, "language");
        return (Level is null ? validation : validation.OneOf(Level, Levels.Keys, "level")).Problem;
    }

    /// <summary>The six parameters of <see cref="Condition"/>.</summary>
    public IEnumerable<NpgsqlParameter> Parameters() =>
    [
        Of(Track, NpgsqlDbType.Text), Of(AtLevel?.ToString(), NpgsqlDbType.Text), Of(NeedsOffering, NpgsqlDbType.Boolean),
        Of(Lab, NpgsqlDbType.Uuid), Of(Language, NpgsqlDbType.Text), Of(StartsAfter, NpgsqlDbType.Date),
    ];

    private static NpgsqlParameter Of(object? value, NpgsqlDbType type) => new() { Value = value ?? DBNull.Value, NpgsqlDbType = type };
}
