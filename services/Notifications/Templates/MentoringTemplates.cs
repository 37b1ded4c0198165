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

    public static readonly Template MentorApproved = new("mentor-approved", 1, Category.Mentoring, new LocalText(
        "Арызыңыз кабыл алынды: сиз насаатчы боло аласыз. Ырастоонун акыркы күнү: {date}.",
        "Ваша заявка принята: вы можете быть наставницей. Подтверждение действует по {date}.",
        "Your application was accepted: you can mentor. Last day of the approval: {date}."));

    public static readonly Template MentorDeclined = new("mentor-declined", 1, Category.Mentoring, new LocalText(
        "Насаатчы болуу арызыңыз бул жолу кабыл алынган жок. Себебин билүү үчүн арызыңызды ачып көрүңүз.",
        "Ваша заявка стать наставницей на этот раз не принята. Чтобы узнать почему, откройте заявку.",
        "Your application to mentor was not accepted this time. Open your application to read why."));

    public static readonly Template ApprovalEnding = new("mentor-approval-ending", 1, Category.Mentoring, new LocalText(
        "Насаатчы катары ырастооңуздун акыркы күнү: {date}. Уланткыңыз келсе, кайра арыз бериңиз.",
        "Ваше подтверждение наставницы действует по {date}. Чтобы продолжить, подайте заявку ещё раз.",
        "Last day of your approval as a mentor: {date}. Apply again to go on."));

    public static readonly Template MentorSuspended = new("mentor-suspended", 1, Category.Mentoring, new LocalText(
        "Насаатчылыгыңыз убактылуу токтотулду. Сурооңуз болсо, лабораторияңыздын координаторуна кайрылыңыз.",
        "Ваше наставничество временно приостановлено. С вопросами обращайтесь к координатору лаборатории.",
        "Your mentoring is suspended for now. Ask the coordinator of your lab if you have questions."));

    public static readonly Template MentorshipEnded = new("mentorship-ended", 1, Category.Mentoring, new LocalText(
        "Насаатчылык аяктады. Убактыңыз жана эмгегиңиз үчүн рахмат.",
        "Наставничество завершено. Спасибо за ваше время и труд.",
        "The mentorship has ended. Thank you for your time and work."));

    public static readonly Template SessionPlanned = new("mentoring-session-planned", 1, Category.Mentoring, new LocalText(
        "Жолугушуу белгиленди: {date}.", "Назначена встреча: {date}.", "A session is planned: {date}."));

    public static readonly Template SessionMoved = new("mentoring-session-moved", 1, Category.Mentoring,
        new LocalText(
            "Жолугушуу жылдырылды. Жаңы убактысы: {date}.", "Встреча перенесена. Новое время: {date}.",
            "A session was moved. New time: {date}."),
        Neutral);

    public static readonly Template SessionCancelled = new("mentoring-session-cancelled", 1, Category.Mentoring,
        new LocalText(
            "Жолугушуу болбойт: {date}.", "Встречи не будет: {date}.", "A session does not take place: {date}."),
        Neutral);

    public static readonly Template SessionSoon = new("mentoring-session-soon", 1, Category.Mentoring,
        new LocalText(
            "Эскертүү: жолугушуу {date}.", "Напоминание: встреча {date}.", "Reminder: session {date}."),
        Neutral);

    public static readonly Template GoalReached = new("mentoring-goal-reached", 1, Category.Mentoring, new LocalText(
        "Куттуктайбыз! Койгон максатыңызга жеттиңиз.", "Поздравляем! Вы достигли поставленной цели.",
        "Congratulations! You reached a goal that you had set."));

    public static readonly Template ReviewAsked = new("mentorship-review", 1, Category.Mentoring, new LocalText(
        "Насаатчылыктын жарымы өттү. Иш кандай жүрүп жатат? Пикириңизди жазыңыз.",
        "Прошла половина наставничества. Как идут дела? Напишите своё мнение.",
        "Half of the mentorship is over. How is it going? Please give your feedback."));

    public static readonly Template SilentPair = new("mentorship-silent", 1, Category.Mentoring, new LocalText(
        "Үч жумадан бери жолугушуу болгон жок. Жаңы жолугушуу дайындайсызбы?",
        "Три недели не было встреч. Назначить новую?",
        "There was no session for three weeks. Would you like to plan one?"));

    public static IReadOnlyList<Template> All { get; } =
    [
        MatchProposed, MentorFound, MenteeAccepted, SessionHeld, AttentionAsked, MentorApproved, MentorDeclined, ApprovalEnding,
        MentorSuspended, MentorshipEnded, SessionPlanned, SessionMoved, SessionCancelled, SessionSoon, GoalReached,
        ReviewAsked, SilentPair,
    ];

    /// <summary>To a phone that others may look at.</summary>
    private static LocalText Neutral => new(
        "Жолугушууңуз боюнча жаңылык бар. Жеке баракчаңыздан окуңуз.",
        "Есть новость о вашей встрече. Прочитайте на своей странице.",
        "There is news of your appointment. Read it on your page.");
}
