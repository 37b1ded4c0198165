using CreativeLabs.Contracts;

namespace CreativeLabs.Notifications.Templates;

internal static class EventTemplates
{
    public static readonly Template PlaceConfirmed = new("place-confirmed", 1, Category.Community, new LocalText(
        "«{event}» иш-чарасында ордуңуз бар. Башталышы: {date}. Орун саны: {seats}.",
        "Ваше место на мероприятии «{event}» подтверждено. Начало: {date}. Мест: {seats}.",
        "You have a place at {event}. It starts on {date}. Seats: {seats}."));

    public static readonly Template PlaceOffered = new("place-offered", 2, Category.Community,
        new LocalText(
            "«{event}» иш-чарасында сизге орун бошоду. Жооп берүүнүн акыркы мөөнөтү: {date}. Жооп болбосо, орун кезектеги " +
            "адамга сунушталат.",
            "На мероприятии «{event}» для вас освободилось место. Ответьте до {date}, иначе его предложат дальше по очереди.",
            "A place at {event} is free for you. Answer by {date}, or it is offered to the next in line."),
        new LocalText(
            "Сизге орун бошоду. Жооп берүүнүн акыркы мөөнөтү: {date}. Жеке баракчаңызды ачыңыз.",
            "Для вас освободилось место. Ответьте на своей странице до {date}.",
            "A place is free for you. Answer on your page by {date}."));

    public static readonly Template OfferLapsed = new("offer-lapsed", 1, Category.Community, new LocalText(
        "«{event}» иш-чарасындагы орун боюнча сунуштун мөөнөтү өттү. Кааласаңыз, орунду кайра сурай аласыз.",
        "Срок предложения места на мероприятии «{event}» истёк. Вы можете попросить место снова.",
        "The offer of a place at {event} has lapsed. You can ask for a place again."));

    public static readonly Template EventCancelled = new("event-cancelled", 1, Category.Community,
        new LocalText(
            "«{event}» ({date}) өткөрүлбөйт. Себеби: {reason}",
            "«{event}» ({date}) не состоится. Причина: {reason}",
            "{event} ({date}) will not be held. Reason: {reason}"),
        new LocalText(
            "Сиз жазылган иш-чара өткөрүлбөйт. Чоо-жайын жеке баракчаңыздан окуңуз.",
            "Мероприятие, на которое вы записаны, не состоится. Подробности на вашей странице.",
            "The event you signed up for will not be held. See your page for details."));

    public static readonly Template EventRescheduled = new("event-rescheduled", 1, Category.Community,
        new LocalText(
            "«{event}» башка убакытка жылдырылды: {date}. Келе албасаңыз, ордуңузду бошотуп коюңуз.",
            "«{event}» перенесено: {date}. Если не сможете прийти, освободите место.",
            "{event} was moved to {date}. If you cannot come, please give your place back."),
        new LocalText(
            "Сиз жазылган иш-чара жылдырылды: {date}. Келе албасаңыз, ордуңузду бошотуп коюңуз.",
            "Мероприятие, на которое вы записаны, перенесено: {date}. Не сможете прийти — освободите место.",
            "The event you signed up for was moved to {date}. If you cannot come, give your place back."));

    public static readonly Template EventChanged = new("event-changed", 1, Category.Community,
        new LocalText(
            "Сиз жазылган «{before}» иш-чарасында өзгөрүү бар. Азыр ал мындай: «{event}», {date}, {venue}. Келе албасаңыз, ордуңузду " +
            "бошотуп коюңуз.",
            "Мероприятие «{before}», на которое вы записаны, изменилось. Теперь это «{event}», {date}, {venue}. Если не сможете прийти, " +
            "освободите место.",
            "{before}, which you signed up for, has changed. It is now {event}, {date}, {venue}. If you cannot come, please give your " +
            "place back."),
        new LocalText(
            "Сиз жазылган иш-чарада өзгөрүү бар. Чоо-жайын жеке баракчаңыздан окуңуз.",
            "Мероприятие, на которое вы записаны, изменилось. Подробности на вашей странице.",
            "The event you signed up for has changed. See your page for details."));

    public static readonly Template HearingDecided = new("hearing-decided", 2, Category.Community, new LocalText(
        "Сиз пикир жазган «{event}» угуусунун чечими чыкты. Аны иш-чаранын баракчасынан окуңуз.",
        "По слушаниям «{event}», о которых вы написали мнение, принято решение. Прочитать его можно на странице мероприятия.",
        "The hearing {event}, on which you commented, has come to a decision. You can read it on the event's page."));

    public static IReadOnlyList<Template> All { get; } =
        [PlaceConfirmed, PlaceOffered, OfferLapsed, EventCancelled, EventRescheduled, EventChanged, HearingDecided];
}
