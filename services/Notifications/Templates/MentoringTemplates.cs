using CreativeLabs.Contracts;

namespace CreativeLabs.Notifications.Templates;

internal static class MentoringTemplates
{
    public static readonly Template MatchProposed = new("match-proposed", 2, Category.Mentoring, new LocalText(
        "Сизге жаңы шакирт сунушталды. Темасы: «{topic}». Жообуңузду күтөбүз.",
        "Вам предложили подопечную. Тема: «{topic}». Ждём вашего ответа.",
        "A mentee was proposed to you. Topic: {topic}. Please answer."));

    public static readonly Template MentorFound = new("mentor-found", 1, Category.Mentoring, new LocalText(
        "Насаатчы сизди кабыл алды. Эми жолугушуу дайындай аласыз.",
        "Наставница приняла вас. Теперь можно назначить встречу.",
        "A mentor accepted you. You can plan a session now."));

    public static readonly Template MenteeAccepted = new("mentee-accepted", 1, Category.Mentoring, new LocalText(
        "Насаатчылык башталды. Эми жолугушуу дайындай аласыз.",
        "Наставничество началось. Теперь можно назначить встречу.",
        "Your mentorship has started. You can plan a session now."));

    public static readonly Template SessionHeld = new("session-held", 1, Category.Mentoring, new LocalText(
        "{date} болгон жолугушуу эсепке алынды.",
        "Встреча {date} засчитана.",
        "The session of {date} was counted."));

    /// <summary>To staff. It must not tell what waits, nor about whom: other people look at her phone too.</summary>
    public static readonly Template AttentionAsked = new("attention-asked", 1, Category.Security,
        new LocalText(
            "Лабораторияңызда сиз карай турган иш бар. Насаатчылык бөлүмүн ачып көрүңүз.",
            "В вашей лаборатории есть вопрос, который ждёт вас. Откройте раздел наставничества.",
            "Something at your lab waits for you. Please open the mentoring section."),
        new LocalText("Сизди күткөн иш бар. Кирип, караңыз.", "Вас ждёт вопрос. Войдите и посмотрите.",
        "Something waits for you. Sign in and look."));

    public static IReadOnlyList<Template> All { get; } = [MatchProposed, MentorFound, MenteeAccepted, SessionHeld, AttentionAsked];
}
