using CreativeLabs.Contracts;

namespace CreativeLabs.Notifications.Templates;

/// <summary>Wordings that were in use until a new version took their place, for notifications that are there already. Nobody is told
/// anything by them any more. Some of these said the coordinator's reason, the others were
/// no good Kyrgyz, Russian or English.</summary>
internal static class EarlierTemplates
{
    public static IReadOnlyList<Template> All { get; } =
    [
        new("order-paid-seller", 1, Category.Payment,
            new LocalText(
                "№ {number} буйрутма төлөндү: {title}, {quantity} даана, {amount}. Даярдап баштаңыз.",
                "Заказ № {number} оплачен: {title}, {quantity} шт., {amount}. Можно готовить.",
                "Order {number} was paid: {title}, {quantity} pcs, {amount}. Please prepare it."),
            new LocalText(
                "№ {number} буйрутма төлөндү: {title}, {quantity} даана, {amount}.",
                "Заказ № {number} оплачен: {title}, {quantity} шт., {amount}.",
                "Order {number} was paid: {title}, {quantity} pcs, {amount}.")),
        new("booking-rejected", 1, Category.Community, new LocalText(
            "Координатор брондооңузду ырастай алган жок: «{resource}», {date}, саат {time}. Себеби: {reason}",
            "Координатор не смог подтвердить вашу бронь: «{resource}», {date} в {time}. Причина: {reason}",
            "The coordinator could not confirm your booking: {resource} on {date} at {time}. Reason: {reason}"),
            BookingTemplates.Rejected.Sms),
        new("booking-cancelled", 1, Category.Community, new LocalText(
            "Координатор брондооңузду жокко чыгарды: «{resource}», {date}, саат {time}. Себеби: {reason}",
            "Координатор отменил вашу бронь: «{resource}», {date} в {time}. Причина: {reason}",
            "The coordinator cancelled your booking: {resource} on {date} at {time}. Reason: {reason}"), BookingTemplates.Cancelled.Sms),
        new("application-rejected", 1, Category.Learning, new LocalText(
            "«{programme}» программасы боюнча арызыңыз бул жолу кабыл алынган жок. Себеби: {reason}",
            "Ваша заявка на программу «{programme}» на этот раз не принята. Причина: {reason}",
            "Your application to {programme} was not accepted this time. Reason: {reason}"), LearningTemplates.Rejected.Sms),
        new("programme-taken-off", 1, Category.Learning, new LocalText(
            "Сиз «{programme}» программасынын тизмесинен чыгарылдыңыз. Себеби: {reason}",
            "Вас вычеркнули из списка программы «{programme}». Причина: {reason}",
            "You were taken off the list of {programme}. Reason: {reason}"), ProgrammeTemplates.TakenOff.Sms),
        new("story-returned", 1, Category.Community, new LocalText(
            "Баяныңызды бир аз оңдоо керек. Координатордун сөзү: {reason}",
            "Вашу историю нужно немного поправить. Слово координатора: {reason}",
            "Your story needs a few changes. The coordinator says: {reason}")),
        new("place-offered", 1, Category.Community,
            new LocalText(
                "«{event}» иш-чарасында сизге орун бошоду. {date} чейин жооп бериңиз, болбосо ал кийинкиге сунушталат.",
                "На мероприятии «{event}» для вас освободилось место. Ответьте до {date}, иначе его предложат следующей.",
                "A place at {event} is free for you. Answer by {date}, or it is offered to the next in line."),
            new LocalText(
                "Сизге орун бошоду. Жеке баракчаңыздан {date} чейин жооп бериңиз.",
                "Для вас освободилось место. Ответьте на своей странице до {date}.",
                "A place is free for you. Answer on your page by {date}.")),
        new("seat-offered", 1, Category.Learning,
            new LocalText(
                "«{course}» курсунда сизге орун бошоду. {date} чейин жооп бериңиз, болбосо ал кийинкиге сунушталат.",
                "На курсе «{course}» для вас освободилось место. Ответьте до {date}, иначе его предложат следующей.",
                "A seat in {course} is free for you. Answer by {date}, or it is offered to the next in line."),
            new LocalText(
                "Сизге орун бошоду. Жеке баракчаңыздан {date} чейин жооп бериңиз.",
                "Для вас освободилось место. Ответьте на своей странице до {date}.",
                "A seat is free for you. Answer on your page by {date}.")),
        new("hearing-decided", 1, Category.Community, new LocalText(
            "Сиз пикир жазган «{event}» угуусунун чечими чыкты. Аны иш-чаранын баракчасынан окуңуз.",
            "По слушанию «{event}», на которое вы написали замечание, принято решение. Прочитать его можно на странице мероприятия.",
            "The hearing {event}, on which you commented, has come to a decision. You can read it on the event's page.")),
        new("membership-started", 1, Category.Community, new LocalText(
            "Сиз «{lab}» мүчөсү болдуңуз. Эми программаларга жана курстарга жазыла аласыз.",
            "Вы стали участницей «{lab}». Теперь можно записываться на программы и курсы.",
            "You are now a member of {lab}. You can apply to programmes and enrol in courses.")),
        new("match-proposed", 1, Category.Mentoring, new LocalText(
            "Сизге жаңы шакирт сунушталды. Тема: {topic}. Жообуңузду күтөбүз.",
            "Вам предложили подопечную. Тема: {topic}. Ждём вашего ответа.",
            "A mentee was proposed to you. Topic: {topic}. Please answer.")),
        new("picture-consent-asked", 1, Category.Community, new LocalText(
            "Сиз түшкөн бир сүрөттү жарыялоого макулдугуңуз суралууда. Макул болмоюнча ал эч кимге көрүнбөйт.",
            "Просят вашего согласия показать снимок, на котором есть вы. Пока вы не согласитесь, его никто не увидит.",
            "You are asked to agree to a picture that shows you. Nobody sees it until you do.")),
        new("booking-rejected", 2, Category.Community, new LocalText(
            "Координатор брондооңузду ырастай алган жок: «{resource}», {date}, саат {time}. Себебин билүү үчүн брондооңузду ачып көрүңүз.",
            "Координатор не смог подтвердить вашу бронь: «{resource}», {date} в {time}. Причина указана в вашей брони.",
            "The coordinator could not confirm your booking: {resource} on {date} at {time}. The reason stands with your booking."),
            BookingTemplates.Rejected.Sms),
        new("booking-cancelled", 2, Category.Community, new LocalText(
            "Координатор брондооңузду жокко чыгарды: «{resource}», {date}, саат {time}. Себебин билүү үчүн брондооңузду ачып көрүңүз.",
            "Координатор отменил вашу бронь: «{resource}», {date} в {time}. Причина указана в вашей брони.",
            "The coordinator cancelled your booking: {resource} on {date} at {time}. The reason stands with your booking."),
            BookingTemplates.Rejected.Sms),
        new("application-rejected", 2, Category.Learning,
            new LocalText(
                "«{programme}» программасы боюнча арызыңыз бул жолу кабыл алынган жок. Себебин билүү үчүн арызыңызды ачып көрүңүз.",
                "Ваша заявка на программу «{programme}» на этот раз не принята. Причина указана в вашей заявке.",
                "Your application to {programme} was not accepted this time. The reason stands with your application."),
            new LocalText(
                "Арызыңыз боюнча жооп келди. Аны жеке баракчаңыздан окуңуз.",
                "По вашей заявке есть ответ. Прочитайте его на вашей странице.",
                "There is an answer to your application. Read it on your page.")),
        new("programme-taken-off", 2, Category.Learning,
            new LocalText(
                "Сиз «{programme}» программасынын тизмесинен чыгарылдыңыз. Себебин билүү үчүн арызыңызды ачып көрүңүз.",
                "Вас вычеркнули из списка программы «{programme}». Причина указана в вашей заявке.",
                "You were taken off the list of {programme}. The reason stands with your application."),
            new LocalText(
                "Арызыңыз боюнча өзгөрүү бар. Аны жеке баракчаңыздан окуңуз.",
                "По вашей заявке есть изменение. Прочитайте его на вашей странице.",
                "There is a change to your application. Read it on your page.")),
    ];
}
