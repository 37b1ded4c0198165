namespace CreativeLabs.Web.Me;

internal static class MyDataWords
{
    public static readonly LocalText Title = new("Маалыматым", "Мои данные", "My data");
    public static readonly LocalText Save = new("Сактоо", "Сохранить", "Save");
    public static readonly LocalText PinTitle = new("PIN менен кирүү", "Вход по ПИН", "Signing in by PIN");
    public static readonly LocalText PinLead = new(
        "Ушул телефондо SMS күтпөй киресиз.", "На этом телефоне можно входить без SMS.",
        "On this phone you sign in without waiting for an SMS.");
    public static readonly LocalText NewPin = new("Жаңы PIN", "Новый ПИН", "New PIN");
    public static readonly LocalText NewPinHint = new(
        "4–8 сан; катары менен эмес, бирдей да эмес.", "4–8 цифр; не подряд и не одинаковые.",
        "4 to 8 digits; not in a row and not all the same.");
    public static readonly LocalText OldPin = new("Азыркы PIN", "Нынешний ПИН", "The PIN you have");
    public static readonly LocalText Devices = new("Кайсы жерде киргенсиз", "Где вы вошли", "Where you are signed in");
    public static readonly LocalText ThisOne = new("ушул телефон", "этот телефон", "this one");
    public static readonly LocalText End = new("Чыгаруу", "Завершить", "Sign it out");
    public static readonly LocalText EndAll = new("Баарынан чыгуу", "Выйти везде", "Sign out everywhere");
    public static readonly LocalText Consents = new("Макулдуктарым", "Мои согласия", "What I agreed to");
    public static readonly LocalText Withdraw = new("Кайтарып алуу", "Отозвать", "Take it back");
    public static readonly LocalText Acted = new("Мен үчүн ким эмне кылды", "Кто и что сделал за меня", "Who acted for me");
    public static readonly LocalText NobodyActed = new(
        "Сиз үчүн эч ким эч нерсе кылган жок.", "За вас никто ничего не делал.", "Nobody did anything for you.");
    public static readonly LocalText Export = new("Маалыматымды жүктөп алуу", "Скачать мои данные", "Download my data");
    public static readonly LocalText EraseTitle = new("Маалыматымды өчүрүү", "Удалить мои данные", "Erase my data");
    public static readonly LocalText EraseLead = new(
        "Атыңыз, номериңиз жана жазгандарыңыз биротоло өчүрүлөт. Муну кайтарууга болбойт.",
        "Имя, номер и всё написанное удалят навсегда. Вернуть будет нельзя.",
        "Your name, your number and what you wrote are erased for good. It cannot be undone.");
    public static readonly LocalText EraseSure = new("Түшүндүм, өчүрүлсүн", "Понимаю, удалить", "I understand, erase it");
    public static readonly LocalText Erase = new("Өчүрүү", "Удалить", "Erase");
    public static readonly LocalText EraseOn = new("Өчүрүлөт: {0}", "Будет удалено: {0}", "To be erased: {0}");
    public static readonly LocalText EraseNot = new("Өчүрбөө", "Не удалять", "Do not erase");

    private static readonly LocalText Platform = new("Платформаны колдонуу", "Участие на платформе", "Taking part");
    private static readonly LocalText Pictures = new("Сүрөттөр", "Фотографии", "Photos");
    private static readonly LocalText Research = new("Изилдөө", "Исследования", "Research");
    private static readonly LocalText Stories = new("Окуялар", "Истории", "Stories");
    private static readonly LocalText Partners = new("Өнөктөштөр", "Партнёры", "Partners");
    private static readonly LocalText Demographics = new("Ыктыярдуу жооптор", "Добровольные ответы", "Answers of choice");
    private static readonly LocalText Needs = new("Мага эмне кыйын", "Что мне трудно", "What is hard for me");
    private static readonly LocalText Registered = new("Каттады", "Зарегистрировала", "Registered you");
    private static readonly LocalText ConsentGiven = new("Макулдугуңузду жазды", "Записала согласие", "Recorded your consent");
    private static readonly LocalText ConsentWithdrawn = new(
        "Баш тартууңузду жазды", "Записала отзыв согласия", "Recorded that you took it back");
    private static readonly LocalText Applied = new("Арыз берди", "Подала заявку", "Applied for you");
    private static readonly LocalText GuardianGiven = new(
        "Ата-энеңиздин макулдугун жазды", "Записала согласие родителя", "Recorded your parent's consent");
    private static readonly LocalText GuardianWithdrawn = new(
        "Ата-энеңиздин баш тартуусун жазды", "Записала отзыв согласия родителя", "Recorded that your parent took it back");
    private static readonly LocalText Merged = new("Эки жазууңузду бириктирди", "Объединила две записи", "Joined two records");

    public static LocalText Purpose(string purpose) => purpose switch
    {
        "platform" => Platform,
        "pictures" => Pictures,
        "research" => Research,
        "stories" => Stories,
        "partners" => Partners,
        "needs" => Needs,
        _ => Demographics,
    };

    public static LocalText Act(string act) => act switch
    {
        "registered" => Registered,
        "consentGiven" => ConsentGiven,
        "consentWithdrawn" => ConsentWithdrawn,
        "applied" => Applied,
        "guardianConsentGiven" => GuardianGiven,
        "guardianConsentWithdrawn" => GuardianWithdrawn,
        _ => Merged,
    };
}
