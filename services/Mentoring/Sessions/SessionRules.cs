using CreativeLabs.ServiceDefaults;

namespace CreativeLabs.Mentoring.Sessions;

internal static class SessionRules
{
    public static readonly Error TimeTaken = new("time_taken",
        "Бул убакыт бош эмес.", "Это время уже занято.", "This time is taken.");

    public static readonly Error NotBegun = new("session_not_begun",
        "Жолугушуу али баштала элек.", "Встреча ещё не началась.", "The session has not begun yet.");

    public static readonly Error Begun = new("session_begun",
        "Жолугушуу башталган: аны жылдырууга же жокко чыгарууга болбойт.",
        "Встреча уже началась: её нельзя перенести или отменить.",
        "The session has begun; it cannot be moved or cancelled any more.");

    public static readonly Error Settled = new("session_settled",
        "Бул жолугушуу боюнча баары чечилген.", "С этой встречей всё уже решено.", "This session is settled already.");

    public static readonly Error NotDisputed = new("session_not_disputed",
        "Бул жолугушуу боюнча талаш жок.", "Об этой встрече нет разногласий.", "Nobody contradicts anybody about this session.");

    public static readonly Error BeforeMentorship = new("session_before_mentorship",
        "Жолугушуу насаатчылык башталганга чейин боло албайт.", "Встреча не может быть раньше начала наставничества.",
        "A session cannot lie before the mentorship began.");
}
