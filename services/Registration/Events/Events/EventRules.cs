using CreativeLabs.ServiceDefaults;

namespace CreativeLabs.Registration.Events.Events;

internal static class EventRules
{
    public static readonly Error Over = new("event_over",
        "Бул иш-чара жокко чыгарылган же аяктаган.",
        "Это мероприятие отменено или завершено.",
        "This event was cancelled or is over.");

    public static readonly Error Started = new("event_started",
        "Иш-чара башталып калган.",
        "Мероприятие уже началось.",
        "The event has already started.");

    public static readonly Error NotPublished = new("event_not_published",
        "Бул иш-чара азырынча жарыяланган эмес.",
        "Это мероприятие ещё не опубликовано.",
        "This event is not published yet.");

    public static readonly Error NotDraft = new("event_not_draft",
        "Жарыяланган иш-чара өчүрүлбөйт, аны жокко чыгарыңыз.",
        "Опубликованное мероприятие не удаляется, его отменяют.",
        "A published event is not discarded; call it off.");

    public static readonly Error CapacityBelowTaken = new("capacity_below_taken",
        "Мынча орун мурун эле берилген же сунушталган.",
        "Столько мест уже отдано или предложено.",
        "More places than that are already given or offered.");

    public static readonly Error CapacityBelowGroup = new("capacity_below_group",
        "Күтүп турган топ мындан чоң.",
        "В очереди есть группа больше этого числа.",
        "A group that waits is larger than that.");

    public static readonly Error SupportBelowTaken = new("support_below_taken",
        "Мынча жардам орду мурун эле берилген.",
        "Столько мест поддержки уже отдано.",
        "More support seats than that are already given.");
}
