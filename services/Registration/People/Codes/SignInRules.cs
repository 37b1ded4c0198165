using CreativeLabs.Contracts;
using CreativeLabs.ServiceDefaults;

namespace CreativeLabs.Registration.People.Codes;

internal static class SignInRules
{
    public static readonly Error NoPhone =
        new("no_phone", "Сизде телефон номери жок.", "У вас не указан телефон.", "You have no phone number here.");

    public static readonly LocalText MobileOnly = new(
        "Мобилдик номерди өлкөнүн коду менен жазыңыз, мисалы +996 700 123 456.",
        "Укажите мобильный номер с кодом страны, например +996 700 123 456.",
        "Give a mobile number with the code of its country, such as +996 700 123 456.");

    public static readonly LocalText SixDigits = new("Код алты сандан турат.", "Код состоит из шести цифр.", "The code has six digits.");

    public static readonly LocalText OneGrant = new(
        "Бирөөнү гана жөнөтүңүз: challengeId менен code; choiceId менен personId; phone, pin жана deviceKey; же refreshToken.",
        "Пришлите что-то одно: challengeId и code; choiceId и personId; phone, pin и deviceKey; или refreshToken.",
        "Send one of: challengeId and code; choiceId and personId; phone, pin and deviceKey; or refreshToken.");

    /// <summary>Wrong, used, expired, tried too often or never issued: the answer does not tell which.</summary>
    public static readonly Error CodeNotValid = new("code_not_valid",
        "Код туура эмес же мөөнөтү бүткөн. Жаңы код сураңыз.",
        "Код неверен или устарел. Запросите новый.",
        "The code is wrong or no longer valid. Ask for a new one.", 401);

    public static readonly Error SessionEnded = new("session_ended",
        "Сеанс аяктады, кайра кириңиз.",
        "Сеанс завершён, войдите снова.",
        "The session has ended; sign in again.", 401);
}
