using CreativeLabs.Contracts;

namespace CreativeLabs.Notifications.Templates;

internal static class ProgrammeTemplates
{
    public static readonly Template Started = new("programme-started", 1, Category.Learning, new LocalText(
        "«{programme}» программасы башталды. Ийгилик!",
        "Программа «{programme}» началась. Удачи!",
        "{programme} has begun. Good luck!"));

    public static readonly Template Completed = new("programme-completed", 1, Category.Learning, new LocalText(
        "Куттуктайбыз! Сиз «{programme}» программасын аяктадыңыз.",
        "Поздравляем! Вы прошли программу «{programme}» до конца.",
        "Congratulations! You completed {programme}."));

    public static readonly Template TakenOff = new("programme-taken-off", 3, Category.Learning,
        new LocalText(
            "Сиз «{programme}» программасынын тизмесинен чыгарылдыңыз. Себебин билүү үчүн арызыңызды ачып көрүңүз.",
            "Вас вычеркнули из списка программы «{programme}». Причина указана в вашей заявке.",
            "You were taken off the list of {programme}. Open your application to read why."),
        new LocalText(
            "Арызыңыз боюнча өзгөрүү бар. Аны жеке баракчаңыздан окуңуз.",
            "По вашей заявке есть изменение. Прочитайте его на вашей странице.",
            "There is a change to your application. Read it on your page."));

    public static readonly Template JurorNamed = new("juror-named", 1, Category.Learning, new LocalText(
        "Сиз «{programme}» конкурсунун калыстар тобуна киргизилдиңиз. Арыздарды жеке баракчаңыздан баалаңыз.",
        "Вас включили в жюри конкурса «{programme}». Оцените заявки на вашей странице.",
        "You were named to the jury of {programme}. Score the applications on your page."));

    public static IReadOnlyList<Template> All { get; } = [Started, Completed, TakenOff, JurorNamed];
}
