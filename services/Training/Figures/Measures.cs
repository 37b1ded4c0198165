using System.Text.Json;
using CreativeLabs.Training.Enrolments;

namespace CreativeLabs.Training.Figures;

/// <summary>What is counted. Every count falls into one month, one lab and one track, so that all sums hold.</summary>
internal static class Measures
{
    /// <summary>Women who enrolled for the first time with us; each is counted once in all, which keeps the sums true.</summary>
    public const string Learners = "learners";
    public const string Enrolments = "enrolments";
    public const string Completions = "completions";
    public const string Credentials = "credentials";
    public const string DropOuts = "dropOuts";

    /// <summary>Of all marks in the period's sessions, how many say that she was there; in per cent. It is no count and adds up to
    /// nothing.</summary>
    public const string Attendance = "attendancePercent";

    public static readonly IReadOnlyList<string> Reasons =
        [.. Enum.GetNames<DropReason>().Select(JsonNamingPolicy.CamelCase.ConvertName)];

    /// <summary>Counts that are nearly the same are shown or hidden together: one would give the other away.</summary>
    public static readonly IReadOnlyList<(string Name, IReadOnlyList<string> Counts, IReadOnlyList<string> Reasons)> Tables =
        [("people", [Learners, Enrolments], []), ("results", [Completions, Credentials], []), (DropOuts, [DropOuts], Reasons)];

    public static string Because(DropReason? reason) =>
        $"{DropOuts}.{JsonNamingPolicy.CamelCase.ConvertName((reason ?? DropReason.NotSaid).ToString())}";
}
