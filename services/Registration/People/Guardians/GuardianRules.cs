using CreativeLabs.Contracts;
using CreativeLabs.ServiceDefaults;

namespace CreativeLabs.Registration.People.Guardians;

internal static class GuardianRules
{
    public static readonly Error ConsentNeeded = new("guardian_consent_needed",
        "Он алтыга чыга элексиз. Адегенде ата-энеңиздин же мыйзамдуу өкүлүңүздүн макулдугу керек.",
        "Вам ещё нет шестнадцати. Сначала нужно согласие родителя или опекуна.",
        "You are not sixteen yet. The consent of a parent or guardian is needed first.");

    public static readonly Error AlreadyAgreed = new("guardian_already_agreed",
        "Бул адамдын макулдугу мурун эле жазылган.",
        "Согласие этого человека уже записано.",
        "The consent of this person is on record already.");

    public static readonly Error OwnPhone = new("guardian_phone_is_hers",
        "Бул сиздин номериңиз. Ата-энеңиздин башка номери болбосо, лабораторияга кагаз менен келсин.",
        "Это ваш собственный номер. Если у родителя нет другого, пусть подпишет бумагу в лаборатории.",
        "This is your own number. If your guardian has no other, let the paper be signed at the lab.");

    public static readonly Error CodeWrong = new("guardian_code_not_valid",
        "Код туура эмес же мөөнөтү өтүп кеткен.",
        "Код неверный или устарел.",
        "The code is wrong or no longer valid.");

    public static readonly Error SlipWrong = new("guardian_slip_not_valid",
        "Бул белги туура эмес же мөөнөтү өтүп кеткен. Кыз өз баракчасынан жаңысын алсын.",
        "Это слово неверное или устарело. Пусть девушка возьмёт новое на своей странице.",
        "This slip is wrong or no longer valid. Let the girl take a new one on her page.");

    public static readonly LocalText SlipOrMember = new(
        "Же кыздын белгисин, же лабораториянын мүчөсүн көрсөтүңүз.",
        "Укажите либо слово девушки, либо участницу лаборатории.",
        "Give either the girl's slip or a member of the lab.");
}
