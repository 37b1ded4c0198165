using CreativeLabs.Contracts;

namespace CreativeLabs.Notifications.Templates;

/// <summary>Seats in offerings of a course.</summary>
internal static class SeatTemplates
{
    public static readonly Template Offered = new("seat-offered", 1, Category.Learning,
        new LocalText(
            "«{course}» курсунда сизге орун бошоду. {date} чейин жооп бериңиз, болбосо ал кийинкиге сунушталат.",
            "На курсе «{course}» для вас освободилось место. Ответьте до {date}, иначе его предложат следующей.",
            "A seat in {course} is free for you. Answer by {date}, or it is offered to the next in line."),
        new LocalText(
            "Сизге орун бошоду. Жеке баракчаңыздан {date} чейин жооп бериңиз.",
            "Для вас освободилось место. Ответьте на своей странице до {date}.",
            "A seat is free for you. Answer on your page by {date}."));

    public static readonly Template Lapsed = new("seat-offer-lapsed", 1, Category.Learning, new LocalText(
        "«{course}» курсундагы орун боюнча сунуштун мөөнөтү өттү. Кааласаңыз, кайра жазыла аласыз.",
        "Срок предложения места на курсе «{course}» истёк. Вы можете записаться снова.",
        "The offer of a seat in {course} has lapsed. You can enrol again."));

    public static readonly Template TurnedAway = new("seat-requirements-missing", 1, Category.Learning, new LocalText(
        "«{course}» курсунда орун бошоду, бирок ага керектүү башка курс бүтө элек. Аны аяктап, кайра жазылыңыз.",
        "На курсе «{course}» освободилось место, но для него нужно завершить другой курс. Завершите его и запишитесь снова.",
        "A seat in {course} became free, but another course has to be completed first. Complete it and enrol again."));

    public static IReadOnlyList<Template> All { get; } = [Offered, Lapsed, TurnedAway];
}
