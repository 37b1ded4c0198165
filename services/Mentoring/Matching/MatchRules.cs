using CreativeLabs.ServiceDefaults;

namespace CreativeLabs.Mentoring.Matching;

internal static class MatchRules
{
    public static readonly Error AlreadyPublished = new("already_published",
        "Бул тандоо жарыяланган.", "Этот подбор уже опубликован.", "This run is published already.");

    public static readonly Error Undone = new("match_run_undone",
        "Бул тандоо жокко чыгарылган.", "Этот подбор отменён.", "This run was undone.");

    public static readonly Error AskedBefore = new("mentor_asked_before",
        "Бул насаатчыдан буга чейин суралган.", "Эту наставницу уже спрашивали.", "This mentor was asked before.");

    public static readonly Error Answered = new("already_answered",
        "Бул сунушка жооп берилген.", "На это предложение уже ответили.", "This proposal was answered already.");

    public static readonly Error Lapsed = new("proposal_lapsed",
        "Сунуштун мөөнөтү өттү, сурам башка насаатчыга берилет.", "Срок предложения истёк, запрос передадут другой наставнице.",
        "The proposal has lapsed; the request goes to another mentor.");

    public static readonly Error TakenBack = new("proposal_withdrawn",
        "Сурам кайтарылып алынган.", "Запрос отозван.", "The request was taken back.");
}
