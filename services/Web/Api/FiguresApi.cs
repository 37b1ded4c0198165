namespace CreativeLabs.Web.Api;

/// <summary>Published figures. What would tell of fewer than five women is null.</summary>
public static class FiguresApi
{
    public static readonly Read<Figures> Training = new("/v1/figures");
    public static readonly Read<MentoringFigures> Mentoring = new("/v1/mentoring-figures");
}

public sealed record Figures(IReadOnlyList<FiguresRow> Rows);

/// <param name="Period">2026-03, 2026-Q1 or 2026.</param>
/// <param name="LabId">Null for all labs.</param>
/// <param name="Track">Null for all tracks.</param>
public sealed record FiguresRow(
    string Period, Guid? LabId, string? Lab, string? Track, int? Learners, int? Enrolments, int? Completions, int? Credentials,
    int? DropOuts, int? AttendancePercent);

public sealed record MentoringFigures(int Year, IReadOnlyList<MentoringMonth> Months);

public sealed record MentoringMonth(int Month, int? Requests, int? Started, int? Ended, int? SessionsHeld, int? GoalsReached);
