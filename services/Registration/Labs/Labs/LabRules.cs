using CreativeLabs.Contracts;
using CreativeLabs.ServiceDefaults;

namespace CreativeLabs.Registration.Labs.Labs;

internal static class LabRules
{
    public static readonly Error AlreadyMember = new("already_member",
        "Сиз бул лабораториянын мүчөсүсүз.",
        "Вы уже состоите в этой лаборатории.",
        "You are already a member of this lab.");

    public static readonly Error MembershipRequired = new("membership_required",
        "Адегенде лабораторияга мүчө болуу керек.",
        "Сначала нужно вступить в лабораторию.",
        "Membership of the lab is needed first.");

    public static readonly Error AlreadyGranted = new("role_already_granted",
        "Бул роль мурун эле берилген.",
        "Эта роль уже дана.",
        "This role was given before.");

    public static readonly Error SignInUnsettled = new("sign_in_unsettled",
        "Бул адамдын кирүү жолу азыр өзгөрүп жатат. Өзгөртүү аяктаганда кайталаңыз.",
        "Способ входа этого человека сейчас меняется. Повторите, когда изменение завершится.",
        "How this person signs in is being changed. Try again when that is over.");

    public static readonly Error Ended = new("lab_ended",
        "Бул лаборатория жабылган.",
        "Эта лаборатория закрыта навсегда.",
        "This lab has been closed for good.");

    public static readonly Error CodeTaken = new("lab_code_taken",
        "Мындай кыска аты бар лаборатория бар.",
        "Лаборатория с таким коротким именем уже есть.",
        "A lab with this code exists already.");

    /// <summary>The answer carries <c>events</c> and <c>cohorts</c>: how many.</summary>
    public static readonly Error StillNeeded = new("lab_still_needed",
        "Лабораторияда алдыдагы иш-чаралар же программалар бар. Адегенде аларды бүтүрүңүз же жокко чыгарыңыз.",
        "У лаборатории есть предстоящие мероприятия или программы. Сначала завершите или отмените их.",
        "The lab has events or programmes to come. Finish or cancel them first.");

    public static readonly LocalText CodeForm = new(
        "Кыска атта кичине латын тамгалары, сандар жана сызыкча гана болот.",
        "В коротком имени только строчные латинские буквы, цифры и дефис.",
        "The code takes small Latin letters, digits and hyphens.");

    public static readonly LocalText NoPlace = new(
        "Кеңдик менен узундук чогуу жазылат.", "Широта и долгота указываются вместе.", "Give latitude and longitude together.");

    public static readonly LocalText NoTrade = new("Мындай багыт жок.", "Такого направления нет.", "There is no such trade.");

    public static readonly Error AlreadyLeft = new("already_left",
        "Сиз бул лабораториядан чыгып кеткенсиз.",
        "Вы уже вышли из этой лаборатории.",
        "You have left this lab before.");

    public static readonly Error RoleAtLab = new("role_at_lab",
        "Бул лабораторияда ролуңуз бар, адегенде аны тапшырыңыз.",
        "У вас есть роль в этой лаборатории, сначала передайте её.",
        "You have a role at this lab; hand it over first.");

    public static readonly LocalText HoursOrder = new(
        "Жабылуу убактысы ачылуудан кеч болушу керек, күн бирден гана жазылат.",
        "Закрытие позже открытия, каждый день указывается один раз.", "Closing is later than opening, and each day is named once.");
}
