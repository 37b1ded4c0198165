using CreativeLabs.ServiceDefaults;

namespace CreativeLabs.Mentoring.Sessions;

internal static class SessionRules
{
    public const string OneAtATime = "ix_sessions_one_at_a_time";

    public static readonly Rule SameTime = new("session_exists",
        "Бул убакытка жолугушуу белгиленген.", "На это время встреча уже назначена.", "There is a session at this time already.");

    public static readonly Rule NotBegun = new("session_not_begun",
        "Жолугушуу али баштала элек.", "Встреча ещё не началась.", "The session has not begun yet.");
}
