using CreativeLabs.Contracts;

namespace CreativeLabs.Notifications.Templates;

/// <summary>Seats in offerings of a course.</summary>
internal static class SeatTemplates
{
    public static readonly Template Offered = new("seat-offered", 2, Category.Learning,
        new LocalText(
            "«{course}» курсунда сизге орун бошоду. Жооп берүүнүн акыркы мөөнөтү: {date}. Жооп болбосо, орун кезектеги адамга сунушталат.",
            "На курсе «{course}» для вас освободилось место. Ответьте до {date}, иначе его предложат дальше по очереди.",
            "A seat in {course} is free for you. Answer by {date}, or it is offered to the next in line."),
        new LocalText(
            "Сизге орун бошоду. Жооп берүүнүн акыркы мөөнөтү: {date}. Жеке баракчаңызды ачыңыз.",
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

    public static readonly Template Rescheduled = new("lessons-rescheduled", 1, Category.Learning,
        new LocalText(
            "«{course}» курсунун күндөрү өзгөрдү: кийинки сабак {before} эмес, {date} болот. Келе албасаңыз, ордуңузду бошотуп коюңуз.",
            "Даты курса «{course}» изменились: ближайшее занятие не {before}, а {date}. Если не сможете прийти, освободите место.",
            "The dates of {course} changed: the next session is on {date}, not on {before}. If you cannot come, please give your " +
            "seat back."),
        new LocalText(
            "Сабактарыңыз жылдырылды. Кийинкиси: {date}.",
            "Ваши занятия перенесены. Ближайшее: {date}.",
            "Your lessons were moved. The next is on {date}."));

    public static readonly Template Withdrawn = new("seat-withdrawn", 1, Category.Learning,
        new LocalText(
            "«{course}» курсундагы ордуңуз алынды: ага керектүү күбөлүгүңүз жараксыз болду. Керектүү курсту кайра бүтүрүңүз же " +
            "окутуучудан ордуңузду калтырууну сураңыз.",
            "Ваше место на курсе «{course}» отозвано: свидетельство, которое для него нужно, больше не действует. Пройдите нужный " +
            "курс ещё раз или попросите преподавателя принять вас без него.",
            "Your seat in {course} was withdrawn: a credential that it requires is no longer valid. Complete that course again, or ask " +
            "the trainer to admit you without it."),
        new LocalText(
            "Окуудагы ордуңуз алынды. Чоо-жайын жеке баракчаңыздан окуңуз.",
            "Ваше место на обучении отозвано. Подробности на вашей странице.",
            "Your seat in a training was withdrawn. See your page for details."));

    public static readonly Template Changed = new("lessons-changed", 1, Category.Learning,
        new LocalText(
            "«{course}» курсунда өзгөрүү бар: {what}. Жаңысын курстун баракчасынан караңыз.",
            "В курсе «{course}» изменения: {what}. Смотрите страницу курса.",
            "There is a change in {course}: {what}. See the course's page."),
        new LocalText(
            "Сиз жазылган окууда өзгөрүү бар. Чоо-жайын жеке баракчаңыздан окуңуз.",
            "В обучении, на которое вы записаны, изменения. Подробности на вашей странице.",
            "There is a change in the training you signed up for. See your page for details."));

    public static readonly Template CalledOff = new("lessons-called-off", 1, Category.Learning,
        new LocalText(
            "«{course}» курсу ({date}) өткөрүлбөйт. Башка күндөрдү каталогдон караңыз.",
            "Курс «{course}» ({date}) не состоится. Другие даты смотрите в каталоге.",
            "{course} ({date}) will not be held. See the catalog for other dates."),
        new LocalText(
            "Сиз жазылган окуу өткөрүлбөйт. Чоо-жайын жеке баракчаңыздан окуңуз.",
            "Обучение, на которое вы записаны, не состоится. Подробности на вашей странице.",
            "The training you signed up for will not be held. See your page for details."));

    public static IReadOnlyList<Template> All { get; } = [Offered, Lapsed, TurnedAway, Rescheduled, Withdrawn, Changed, CalledOff];
}
