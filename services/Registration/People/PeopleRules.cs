using CreativeLabs.ServiceDefaults;

namespace CreativeLabs.Registration.People;

internal static class PeopleRules
{
    public static readonly Rule ConsentRequired = new("consent_required",
        "Адегенде платформанын шарттарына макулдугуңузду бериңиз.",
        "Сначала дайте согласие с условиями платформы.",
        "Give your consent to the terms of the platform first.");

    public static readonly Rule ConsentAlreadyGiven = new("consent_already_given",
        "Бул текстке мурун эле макул болгонсуз.",
        "Вы уже согласились с этим текстом.",
        "You have already agreed to this text.");

    public static readonly Rule AlreadyWithdrawn = new("consent_already_withdrawn",
        "Бул макулдук мурун эле кайтарылып алынган.",
        "Это согласие уже отозвано.",
        "This consent was withdrawn before.");
}
