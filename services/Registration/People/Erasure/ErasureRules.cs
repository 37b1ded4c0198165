using CreativeLabs.Contracts;
using CreativeLabs.ServiceDefaults;

namespace CreativeLabs.Registration.People.Erasure;

internal static class ErasureRules
{
    public static readonly Error FreshSignInRequired = new("fresh_sign_in_required",
        "Бул кайтарылгыс кадам. Адегенде код менен кайра кириңиз, анан он мүнөттүн ичинде кайталаңыз.",
        "Этот шаг необратим. Сначала войдите заново по коду и повторите в течение десяти минут.",
        "This cannot be undone. Sign in with a code again first, and repeat it within ten minutes.", 403);

    public static readonly Error AskForYourself = new("ask_for_yourself",
        "Өзүңүз жөнүндө маалыматты өз баракчаңыздан өчүрүңүз.",
        "Свои данные удалите на своей странице.",
        "Have your own data erased at /v1/me/erasure.");

    public static readonly LocalText KnownReason = new("Мындай себеп жок.", "Такой причины нет.", "This is not one of the known reasons.");
}
