using CreativeLabs.Contracts;
using CreativeLabs.ServiceDefaults;

namespace CreativeLabs.Registration.People.Persons;

internal static class PeopleRules
{
    public static readonly Error ConsentRequired = new("consent_required",
        "Адегенде платформанын шарттарына макулдугуңузду бериңиз.",
        "Сначала дайте согласие с условиями платформы.",
        "Give your consent to the terms of the platform first.");

    public static readonly Error ConsentAlreadyGiven = new("consent_already_given",
        "Бул текстке мурун эле макул болгонсуз.",
        "Вы уже согласились с этим текстом.",
        "You have already agreed to this text.");

    public static readonly Error AlreadyWithdrawn = new("consent_already_withdrawn",
        "Бул макулдук мурун эле кайтарылып алынган.",
        "Это согласие уже отозвано.",
        "This consent was withdrawn before.");

    public static readonly Error ConsentTextOutdated = new("consent_text_outdated",
        "Бул тексттин жаңы версиясы бар, ошону окуп чыгыңыз.",
        "Есть новая версия этого текста, прочитайте её.",
        "There is a newer version of this text; read that one.");

    public static readonly Error AgreesHerself = new("agrees_herself",
        "Анын өз баракчасы бар, макулдугун ошол жерден өзү берет.",
        "У неё есть своя страница, и согласие она даёт там сама.",
        "She has an account and gives this consent there herself.");

    public static readonly Error DemographicsConsentRequired = new("demographics_consent_required",
        "Жоопторуңузду сактоо үчүн адегенде макулдугуңузду бериңиз.",
        "Чтобы сохранить ответы, сначала дайте на это согласие.",
        "To keep your answers, give your consent to it first.");

    public static readonly LocalText NoPhone = new(
        "Өлкөнүн коду менен мобилдик номер болушу керек.", "Нужен мобильный номер с кодом страны.",
        "A mobile number with the code of its country is needed.");
}
