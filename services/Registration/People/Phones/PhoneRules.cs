using CreativeLabs.Contracts;
using CreativeLabs.ServiceDefaults;

namespace CreativeLabs.Registration.People.Phones;

internal static class PhoneRules
{
    public static readonly LocalText Reason = new("Себебин жазыңыз.", "Укажите причину.", "Say why.");

    public static readonly Error NumberFull = new("number_full",
        "Бул номерди колдонгондор өтө көп.",
        "Этим номером пользуется слишком много людей.",
        "Too many people share this number already.");

    public static readonly Error SamePhone = new("same_phone",
        "Сиз ушул номер менен кирип жүрөсүз.",
        "Вы уже входите с этим номером.",
        "You sign in with this number already.");

    public static readonly Error ChangeWaits = new("phone_change_waiting",
        "Номерди алмаштыруу мурун эле суралган. Адегенде аны жокко чыгарыңыз.",
        "Смена номера уже запрошена. Сначала отмените её.",
        "A change of phone is waiting already. Cancel it first.");

    public static readonly Error ChangeOver = new("phone_change_over",
        "Бул алмаштыруу аяктаган.",
        "Эта смена номера уже завершена.",
        "This change of phone is over.");

    public static readonly Error LastNumber = new("last_number",
        "Бул сиз кирген жалгыз номер. Аны алмаштырсаңыз болот, өчүрүүгө болбойт.",
        "Это единственный номер, с которым вы входите. Его можно сменить, но не убрать.",
        "This is the only number that you sign in with. You can change it, not remove it.");

    public static readonly Error NotForStaff = new("phone_change_not_for_staff",
        "Кызматкерлердин номери мындай жол менен алмаштырылбайт.",
        "Номер сотрудницы так не меняют.",
        "The phone of a member of staff is not changed this way.");
}
