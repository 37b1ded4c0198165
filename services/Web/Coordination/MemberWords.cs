namespace CreativeLabs.Web.Coordination;

internal static class MemberWords
{
    public static readonly LocalText Open = new("Анын барагы", "Её страница", "Her page");
    public static readonly LocalText Find = new("Аты боюнча табуу", "Найти по имени", "Find by name");
    public static readonly LocalText Active = new("Азыркы мүчөлөр", "Участницы сейчас", "Members now");
    public static readonly LocalText Left = new("Чыккандар", "Вышедшие", "Those who left");
    public static readonly LocalText Nobody = new("Эч ким табылган жок.", "Никого не нашлось.", "Nobody was found.");
    public static readonly LocalText Since = new("Мүчө болгон күнү: {0}", "Участница с: {0}", "Member since: {0}");
    public static readonly LocalText Register = new("Мүчө каттоо", "Записать участницу", "Register a member");
    public static readonly LocalText RegisterLead = new(
        "Телефону жок же колдоно албаган аялды кагазга кол койдуруп каттайсыз.",
        "Для женщины без телефона: она подписывает согласие на бумаге, вы записываете.",
        "For a woman without a phone: she signs on paper, you register her.");
    public static readonly LocalText Name = new("Аты-жөнү", "Имя и фамилия", "Her name");
    public static readonly LocalText Phone = new("Телефону", "Телефон", "Her phone");
    public static readonly LocalText BirthYear = new("Туулган жылы", "Год рождения", "Year of birth");
    public static readonly LocalText Reads = new("Кайсы тилде окуйт", "На каком языке читает", "Which language she reads");
    public static readonly LocalText Signed = new(
        "Макулдукка кагазда кол койду", "Согласие подписано на бумаге", "She has signed the consent on paper");
    public static readonly LocalText SignedFirst = new(
        "Адегенде ал макулдукка кол коюшу керек.", "Сначала она должна подписать согласие.", "She has to sign the consent first.");
    public static readonly LocalText Reason = new("Эмне үчүн анын ордуна аткардыңыз", "Почему вы действуете за неё", "Why you act for her");
    public static readonly LocalText ReasonHint = new("Ал муну окуй алат.", "Она сможет это прочитать.", "She can read it.");
    public static readonly LocalText Save = new("Каттоо", "Записать", "Register her");
    public static readonly LocalText Looked = new(
        "Сиз бул баракты ачканыңыз жазылды.", "То, что вы открыли эту страницу, записано.", "That you opened this page is recorded.");
    public static readonly LocalText Facts = new("Маалыматы", "Сведения", "What is known");
    public static readonly LocalText NoPhone = new("Телефону жок", "Телефона нет", "She has no phone");
    public static readonly LocalText Language = new("Окуган тили", "Язык", "Language");
    public static readonly LocalText RegisteredAt = new("Катталган күнү", "Записана", "Registered on");
    public static readonly LocalText Labs = new("Лабораториялары", "Лаборатории", "Labs");
    public static readonly LocalText Needs = new("Эске алуу керек", "Что важно учесть", "To keep in mind");
    public static readonly LocalText Consents = new("Макулдуктары", "Согласия", "Consents");
    public static readonly LocalText NoConsents = new("Макулдук бере элек.", "Согласий пока нет.", "She has given none yet.");
    public static readonly LocalText OnPaper = new("кагазда", "на бумаге", "on paper");
    public static readonly LocalText Withdrawn = new("кайтарып алды", "отозвано", "withdrawn");
    public static readonly LocalText Record = new("Кагаздагы макулдукту жазуу", "Записать бумажное согласие", "Record a consent on paper");
    public static readonly LocalText Purpose = new("Эмнеге", "На что", "For what");
    public static readonly LocalText RecordIt = new("Жазып коюу", "Записать", "Record it");

    private static readonly Dictionary<string, LocalText> NeedWords = new(StringComparer.Ordinal)
    {
        ["seeing"] = new("Көрүүсү начар", "Плохо видит", "Sees with difficulty"),
        ["hearing"] = new("Угуусу начар", "Плохо слышит", "Hears with difficulty"),
        ["walking"] = new("Басышы кыйын", "Трудно ходить", "Walks with difficulty"),
        ["remembering"] = new("Эстөөсү кыйын", "Трудно запоминать", "Remembers with difficulty"),
        ["selfCare"] = new("Өзүн кароодо жардам керек", "Нужна помощь в быту", "Needs help to care for herself"),
        ["communicating"] = new("Сүйлөшүүсү кыйын", "Трудно общаться", "Speaks with difficulty"),
    };

    /// <summary>Null for one that has no words, which is then not shown.</summary>
    public static LocalText? Need(string need) => NeedWords.GetValueOrDefault(need);
}
