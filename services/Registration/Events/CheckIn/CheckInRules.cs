using CreativeLabs.Contracts;
using CreativeLabs.ServiceDefaults;

namespace CreativeLabs.Registration.Events.CheckIn;

internal static class CheckInRules
{
    public static readonly Error NoTicketYet = new("no_ticket_yet",
        "Билет ырасталган орунга гана берилет.",
        "Билет выдаётся только на подтверждённое место.",
        "A ticket is given only for a confirmed place.");

    public static readonly Error NotOpenYet = new("check_in_not_open",
        "Каттоо иш-чара башталганга он эки саат калганда ачылат.",
        "Регистрация открывается за двенадцать часов до начала.",
        "Check-in opens twelve hours before the event starts.");

    public static readonly Error NotEnded = new("event_not_ended",
        "Иш-чара аяктай элек.",
        "Мероприятие ещё не закончилось.",
        "The event has not ended yet.");

    public static readonly Error LineUnclear = new("line_unclear",
        "Саптан ким келгени так көрүнбөйт.",
        "Из строки не ясно, кто пришёл.",
        "The line does not say clearly who came.");

    public static readonly Error TicketUnreadable = new("ticket_unreadable",
        "Бул биздин билет эмес.",
        "Это не наш билет.",
        "This is no ticket of ours.");

    public static readonly Error TicketForged = new("ticket_forged",
        "Билеттин колтамгасы туура эмес.",
        "Подпись билета неверна.",
        "The ticket's signature is wrong.");

    public static readonly Error TicketOfOtherEvent = new("ticket_of_other_event",
        "Бул билет башка иш-чарага берилген.",
        "Этот билет на другое мероприятие.",
        "This ticket is for another event.");

    public static readonly Error PlaceNotHere = new("place_not_here",
        "Бул иш-чарада мындай орун жок.",
        "На этом мероприятии нет такого места.",
        "There is no such place at this event.");

    public static readonly Error PlaceNotConfirmed = new("place_not_confirmed",
        "Бул орун ырасталган эмес же кайтарылган.",
        "Это место не подтверждено или возвращено.",
        "This place is not confirmed, or was given back.");

    public static readonly Error MoreThanSeats = new("more_than_seats",
        "Келгендер орундан көп.",
        "Пришло больше людей, чем мест.",
        "More came than the place has seats.");

    public static readonly Error PersonUnknown = new("person_unknown",
        "Мындай адам катталган эмес.",
        "Такого человека нет среди зарегистрированных.",
        "No such person is registered.");

    public static readonly Error PhoneShared = new("phone_shared",
        "Бул номерде бир нече адам бар, кимиси экенин тандаңыз.",
        "На этом номере несколько человек, выберите, кто именно.",
        "Several persons share this number; say which one.");

    public static readonly Error DoorFull = new("door_full",
        "Бош орун калган жок. Координатор макул болсо, орундан тышкары киргизсе болот.",
        "Мест не осталось. Координатор может впустить сверх мест.",
        "No places are left. The coordinator may let people in beyond them.");

    public static readonly LocalText NullLine = new("Бош сап болбошу керек.", "Пустых строк быть не должно.", "A line must not be empty.");
}
