using CreativeLabs.ServiceDefaults;

namespace CreativeLabs.Training.Completion;

/// <summary>When a course counts as completed. It is copied into each enrolment, so that a later change touches nobody who already
/// learns.</summary>
/// <param name="MinAttendancePercent">Share of the offering's sessions that she was present at, 0 to 100; more than 0 when nothing
/// is assessed.</param>
/// <param name="MinScore">The score that her best attempt must reach, 1 to 100; left out when nothing is assessed.</param>
internal sealed record CompletionRule(int MinAttendancePercent, int? MinScore = null)
{
    public static readonly CompletionRule Usual = new(80, 60);

    /// <summary>A pure function of what is recorded: the order in which it was recorded does not matter.</summary>
    public bool IsMetBy(Progress progress) =>
        progress.Sessions > 0
        && progress.Attended * 100 >= MinAttendancePercent * progress.Sessions
        && (MinScore is not { } least || progress.BestScore >= least);

    public Validation Check(Validation validation, string field)
    {
        validation.Range(MinAttendancePercent, 0, 100, $"{field}.minAttendancePercent").Check(
            MinAttendancePercent > 0 || MinScore is not null, $"{field}.minAttendancePercent",
            "Эреже жок дегенде бир нерсени талап кылышы керек: катышууну же баллды.",
            "Правило должно требовать хоть чего-нибудь: посещения или оценки.",
            "A rule must ask for something: attendance or a score.");
        return MinScore is { } least ? validation.Range(least, 1, 100, $"{field}.minScore") : validation;
    }
}

/// <summary>What is recorded of one enrolment.</summary>
/// <param name="Sessions">Sessions of the offering.</param>
/// <param name="Attended">Sessions that she was present at.</param>
/// <param name="BestScore">Her best attempt; null when nothing was assessed.</param>
internal sealed record Progress(int Sessions, int Attended, int? BestScore);
