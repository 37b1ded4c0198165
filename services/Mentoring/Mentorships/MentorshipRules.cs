using CreativeLabs.ServiceDefaults;

namespace CreativeLabs.Mentoring.Mentorships;

internal static class MentorshipRules
{
    public static readonly Error Ended = new("mentorship_ended",
        "Насаатчылык аяктаган.", "Наставничество завершено.", "The mentorship has ended.");

    public static readonly Error NotActive = new("mentorship_not_active",
        "Насаатчылык токтотулуп турат же аяктаган.", "Наставничество приостановлено или завершено.",
        "The mentorship is paused or has ended.");
}

/// <summary>Why a mentorship ends. No free text: what happened between two women is theirs.</summary>
internal static class EndingReasons
{
    /// <summary>The only one that completes it; every other ends it early.</summary>
    public const string GoalReached = "goal_reached";

    /// <summary>One of the two was erased; nobody can choose it.</summary>
    public const string Left = "left";

    public const string NotAFit = "not_a_fit";
    public const string Unsafe = "unsafe";

    public const string Other = "other";

    public static IReadOnlyList<string> All { get; } = [GoalReached, "no_time", "moved_away", NotAFit, Unsafe, Other];

    /// <summary>After these the two are never matched again.</summary>
    public static bool Parts(string reason) => reason is NotAFit or Unsafe;
}
