using CreativeLabs.ServiceDefaults;

namespace CreativeLabs.Training.Offerings;

internal static class OfferingRules
{
    public static readonly Error NotOpen = new("offering_not_open",
        "Бул окууга катталуу ачык эмес.", "Запись на это обучение не открыта.", "This offering is not open for enrolment.");

    public static readonly Error LastSessionOver = new("last_session_over",
        "Бул окуунун акыркы сабагы өтүп кеткен.", "Последнее занятие этого обучения уже прошло.",
        "The last session of this offering is over.");

    public static readonly Error NotDraft = new("offering_not_draft",
        "Окуу мурда жарыяланган.", "Обучение уже опубликовано.", "This offering is not a draft any more.");

    public static readonly Error NotRunning = new("offering_not_running",
        "Окуу азыр жүрүп жаткан жок.", "Обучение сейчас не идёт.", "This offering is not running.");

    public static readonly Error Over = new("offering_over",
        "Окуу бүткөн же жокко чыгарылган.", "Обучение завершено или отменено.", "This offering is finished or cancelled.");

    public static readonly Error DatesFixed = new("offering_dates_fixed",
        "Жарыялангандан кийин күндөрү которуу аркылуу гана өзгөрөт.", "После публикации даты меняются только переносом.",
        "Once an offering is published, its dates are changed by rescheduling.");

    public static readonly Error SessionNotToCome = new("session_not_to_come",
        "Тизмеде мындай келе турган сабак жок же ал эки жолу аталган.",
        "В списке есть занятие, которого нет среди предстоящих, или оно названо дважды.",
        "The list names a session that is not to come, or names one twice.");

    public static readonly Error DatePast = new("session_in_the_past",
        "Сабакты өтүп кеткен убакытка коюуга болбойт.", "Занятие нельзя перенести в прошлое.", "A session cannot be set into the past.");

    /// <summary>The answer carries <c>clashes</c>: the sessions that the trainer has then.</summary>
    public static readonly Error TrainerBusy = new("trainer_busy",
        "Окутуучунун ошол убакта башка сабагы бар.", "У преподавателя в это время другое занятие.",
        "The trainer has another session at that time.");

    /// <summary>The answer carries <c>clashes</c>: the sessions that are in the room then.</summary>
    public static readonly Error RoomBusy = new("room_busy",
        "Бөлмө ошол убакта бош эмес.", "Комната в это время занята.", "The room is taken at that time.");

    /// <summary>The answer carries <c>taken</c>: the seats that are taken already.</summary>
    public static readonly Error CapacityBelowTaken = new("capacity_below_taken",
        "Ээленген орундар мындан көп.", "Занятых мест больше.", "More seats than that are taken already.");

    /// <summary>A party that can never be seated would hold the line for ever.</summary>
    public static readonly Error CapacityBelowParty = new("capacity_below_party",
        "Кезекте мындан чоң топ күтүп турат.", "В очереди ждёт группа больше этого числа.", "A party larger than that waits.");

    /// <summary>What she has completed would be so no more.</summary>
    public static readonly Error SomeoneCompleted = new("someone_completed",
        "Кимдир бирөө бул окууну бүтүрдү, сабак кошууга болбойт.", "Кто-то уже завершил это обучение, добавить занятия нельзя.",
        "Someone has completed this offering already; sessions cannot be added.");
}
