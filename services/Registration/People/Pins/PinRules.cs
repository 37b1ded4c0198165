using CreativeLabs.Contracts;
using CreativeLabs.ServiceDefaults;

namespace CreativeLabs.Registration.People.Pins;

internal static class PinRules
{
    public static readonly LocalText FourToEightDigits =
        new("PIN төрттөн сегизге чейин сандан турат.", "PIN состоит из 4–8 цифр.", "A PIN has four to eight digits.");

    public static readonly LocalText TooEasy = new(
        "Бирдей же катары менен турган сандардан PIN түзбөңүз.",
        "Не берите одинаковые или идущие подряд цифры.",
        "Do not take one digit over and over, or digits in a row.");

    public static readonly LocalText DeviceKeyForm = new(
        "Түзмөктүн ачкычы: base64url менен жазылган 32 байт.",
        "Ключ устройства: 32 байта в base64url.",
        "A device key is 32 random bytes in base64url.");

    public static readonly LocalText ProofNeeded = new(
        "Эски PIN же телефонуңузга келген кодду жөнөтүңүз.",
        "Пришлите прежний PIN или код, пришедший на ваш телефон.",
        "Send the old PIN, or a code that came to your phone.");

    /// <summary>A wrong PIN, a device that is not known, a number that is not hers: the answer does not tell which.</summary>
    public static readonly Error NotValid = new("pin_not_valid",
        "PIN туура эмес же бул түзмөк тааныш эмес. Кайталаңыз же код сураңыз.",
        "PIN неверен, или это устройство незнакомо. Повторите или запросите код.",
        "The PIN is wrong, or this device is not known. Try again, or ask for a code.", 401);

    /// <summary>As 409 where the caller is signed in: her session is good, her proof is not.</summary>
    public static readonly Error ProofNotValid = new("proof_not_valid",
        "PIN же код туура эмес.",
        "PIN или код неверен.",
        "The PIN or the code is not right.");

    public static readonly Error Paused = new("pin_paused",
        "PIN бир нече жолу туура эмес терилди. Бир аздан кийин кайталаңыз же код менен кириңиз.",
        "PIN несколько раз введён неверно. Повторите позже или войдите по коду.",
        "The PIN was wrong several times. Try again later, or sign in with a code.", 429);

    public static readonly Error PinNeeded = new("pin_needed",
        "Телефонду башкалар да колдонгондуктан, код жетишсиз: эски PIN керек. Аны унутсаңыз, лабораторияңыздын координаторуна кайрылыңыз.",
        "Телефоном пользуетесь не только вы, поэтому кода мало: нужен прежний PIN. Если вы его забыли, обратитесь к координатору " +
        "лаборатории.",
        "Others share your phone, so a code is not enough: the old PIN is needed. If you forgot it, ask the coordinator of your lab.");

    public static readonly Error NeededOnSharedPhone = new("pin_needed_on_shared_phone",
        "Бул номерди башкалар да колдонот, ошондуктан PIN керек. Аны алмаштырсаңыз болот.",
        "Этим номером пользуетесь не только вы, поэтому PIN нужен. Его можно сменить.",
        "Others sign in with this number too, so the PIN is needed. You can change it.");

    public static readonly Error PinsFirst = new("pins_first",
        "Бул номерди колдонгондордун баарында PIN код болушу керек: болбосо бири экинчисинин баракчасын ача алат. Адегенде PIN код коюңуз.",
        "У всех, кто пользуется этим номером, должен быть PIN: иначе одна сможет открыть страницу другой. Сначала задайте PIN.",
        "Everybody who uses this number needs a PIN, or one could open the other's page. Set a PIN first.");

    public static readonly Error NoPin = new("no_pin", "Сизде PIN жок.", "У вас нет PIN.", "You have no PIN.");

    public static readonly Error DeviceKeyTaken = new("device_key_taken",
        "Бул ачкыч колдонулуп жатат, жаңысын түзүңүз.",
        "Этот ключ уже используется, создайте новый.",
        "This key is in use; make a new one.");
}
