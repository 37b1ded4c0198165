using CreativeLabs.ServiceDefaults;

namespace CreativeLabs.Registration.Events.Registrations;

internal static class EventRegistrationRules
{
    public static readonly Error AlreadyRequested = new("place_already_requested",
        "Бул иш-чарага орун сурагансыз.",
        "Вы уже просили место на этом мероприятии.",
        "You have already asked for a place at this event.");

    public static readonly Error GroupTooLarge = new("group_too_large",
        "Иш-чарада мынча орун жок.",
        "На мероприятии нет столько мест.",
        "The event does not have that many places.");

    public static readonly Error OfferLapsed = new("offer_lapsed",
        "Сунуштун мөөнөтү өтүп кеткен.",
        "Срок предложения истёк.",
        "The offer has lapsed.");

    public static readonly Error NothingOffered = new("nothing_offered",
        "Сизге азыр орун сунушталган эмес.",
        "Сейчас вам место не предложено.",
        "No place is offered to you now.");

    public static readonly Error SupportNotAvailable = new("support_not_available",
        "Сиз сураган жардамга орун жок. Жардамсыз келе алсаңыз, ошону белгилеңиз.",
        "Поддержки, о которой вы просили, не хватает. Если придёте без неё, отметьте это.",
        "The support you asked for is not available. Say so if you come without it.");

    public static readonly Error PlaceEnded = new("place_ended",
        "Бул орун сиздики эмес болуп калган.",
        "Это место уже не за вами.",
        "This place is not yours any more.");

    public static readonly Error OnlyLessSupport = new("only_less_support",
        "Жардамды азайтууга гана болот. Көбүрөөк керек болсо, координаторго кайрылыңыз.",
        "Помощь можно только сократить. Если нужно больше, обратитесь к координатору.",
        "Support can only be reduced here. If you need more, ask the coordinator.");

    public static readonly Error OnlyFewer = new("only_fewer_seats",
        "Орундун санын азайтууга гана болот.",
        "Число мест можно только уменьшить.",
        "The number of seats can only be made smaller.");
}
