using CreativeLabs.Contracts;

namespace CreativeLabs.Notifications.Templates;

internal static class LearningTemplates
{
    public static readonly Template Admitted = new("application-admitted", 1, Category.Learning,
        new LocalText(
            "Куттуктайбыз! Сиз «{programme}» программасына кабыл алындыңыз.",
            "Поздравляем! Вы приняты на программу «{programme}».",
            "Congratulations! You were admitted to {programme}."),
        new LocalText(
            "Арызыңыз кабыл алынды. Чоо-жайын жеке баракчаңыздан окуңуз.",
            "Ваша заявка принята. Подробности на вашей странице.",
            "Your application was accepted. See your page for details."));

    public static readonly Template Rejected = new("application-rejected", 3, Category.Learning,
        new LocalText(
            "«{programme}» программасы боюнча арызыңыз бул жолу кабыл алынган жок. Себебин билүү үчүн арызыңызды ачып көрүңүз.",
            "Ваша заявка на программу «{programme}» на этот раз не принята. Причина указана в вашей заявке.",
            "Your application to {programme} was not accepted this time. Open your application to read why."),
        new LocalText(
            "Арызыңыз боюнча жооп келди. Аны жеке баракчаңыздан окуңуз.",
            "По вашей заявке есть ответ. Прочитайте его на вашей странице.",
            "There is an answer to your application. Read it on your page."));

    public static readonly Template Enrolled = new("learner-enrolled", 1, Category.Learning, new LocalText(
        "Сиз «{course}» курсуна жазылдыңыз. Сабактар {date} башталат.",
        "Вы записаны на курс «{course}». Занятия начинаются {date}.",
        "You are enrolled in {course}. It starts on {date}."));

    public static readonly Template Completed = new("course-completed", 1, Category.Learning, new LocalText(
        "Куттуктайбыз! Сиз «{course}» курсун аяктадыңыз.",
        "Поздравляем! Вы завершили курс «{course}».",
        "Congratulations! You completed {course}."));

    public static readonly Template CredentialIssued = new("credential-issued", 1, Category.Learning,
        new LocalText(
            "«{course}» курсу боюнча күбөлүгүңүз даяр. Номери: {number}. Аны ким болбосун текшере алат.",
            "Ваше свидетельство о курсе «{course}» готово. Номер: {number}. Проверить его может любой.",
            "Your credential for {course} is ready. Number: {number}. Anyone can verify it."),
        new LocalText(
            "Күбөлүгүңүз даяр. Номери: {number}",
            "Ваше свидетельство готово. Номер: {number}",
            "Your credential is ready. Number: {number}"));

    public static readonly Template CredentialRevoked = new("credential-revoked", 1, Category.Learning,
        new LocalText(
            "«{course}» курсу боюнча {number} номерлүү күбөлүгүңүз жокко чыгарылды. Себеби: {reason}",
            "Ваше свидетельство {number} о курсе «{course}» отозвано. Причина: {reason}",
            "Your credential {number} for {course} was revoked. Reason: {reason}"),
        new LocalText(
            "{number} номерлүү күбөлүгүңүз жокко чыгарылды. Жеке баракчаңызды караңыз.",
            "Свидетельство {number} отозвано. Подробности на вашей странице.",
            "Your credential {number} was revoked. See your page for details."));

    /// <summary>Why a credential was revoked, by the fact's word; a word that is not known yet says to ask.</summary>
    public static LocalText RevokedBecause(string reason) => reason switch
    {
        "issuedInError" => InError,
        "ruleNotMet" => NotMet,
        "atHoldersWish" => HerWish,
        _ => AskTheLab,
    };

    private static readonly LocalText InError = new(
        "ал жаңылыштык менен берилген.", "оно было выдано по ошибке.", "it was issued in error.");

    private static readonly LocalText NotMet = new(
        "түзөтүүдөн кийин курстун талаптары аткарылган жок.", "после исправления требования курса не выполнены.",
        "after a correction the course's requirements are not met.");

    private static readonly LocalText HerWish = new("сиз өзүңүз сурагансыз.", "вы сами об этом попросили.", "you asked for it.");

    private static readonly LocalText AskTheLab = new("лабораторияңыздан сураңыз.", "спросите в вашей лаборатории.", "ask your lab.");

    public static IReadOnlyList<Template> All { get; } = [Admitted, Rejected, Enrolled, Completed, CredentialIssued, CredentialRevoked];
}
