namespace CreativeLabs.Web.Session;

internal static class SignInWords
{
    public static readonly LocalText Title = new("Кирүү", "Вход", "Sign in");
    public static readonly LocalText Lead = new(
        "Сырсөздүн кереги жок: телефонуңузга SMS менен код келет.", "Пароль не нужен: код придёт по SMS.",
        "You need no password: a code comes by SMS.");
    public static readonly LocalText Phone = new("Телефон номериңиз", "Ваш номер телефона", "Your phone number");
    public static readonly LocalText PhoneHint = new("Мисалы: 0700 123 456", "Например: 0700 123 456", "For example: 0700 123 456");
    public static readonly LocalText SendCode = new("Код алуу", "Получить код", "Send me a code");
    public static readonly LocalText CodeTitle = new("SMS'теги код", "Код из SMS", "The code of the SMS");
    public static readonly LocalText CodeSent = new(
        "{0} менен бүткөн номерге алты сандуу код жөнөтүлдү.", "На номер, который кончается на {0}, отправлен код из шести цифр.",
        "A code of six digits is on its way to the number ending in {0}.");
    public static readonly LocalText Code = new("Код", "Код", "Code");
    public static readonly LocalText CodeHolds = new("Код {0} мүнөт жарактуу.", "Код действует {0} минут.", "It is good for {0} minutes.");
    public static readonly LocalText Shared = new(
        "Бул телефонду башкалар да колдонот", "Этим телефоном пользуются и другие", "Others use this phone too");
    public static readonly LocalText SharedHint = new(
        "Анда браузер жабылганда же 15 мүнөт иш болбосо, өзүңүз чыгасыз.",
        "Тогда вы выйдете, когда закроется браузер или через 15 минут без дела.",
        "Then you are signed out when the browser closes, or after 15 idle minutes.");
    public static readonly LocalText Enter = new("Кирүү", "Войти", "Sign in");
    public static readonly LocalText NewCode = new("Жаңы код жөнөтүү", "Прислать новый код", "Send a new code");
    public static readonly LocalText ChooseTitle = new("Ким болуп киресиз?", "Кто вы?", "Who are you?");
    public static readonly LocalText ChooseLead = new(
        "Бул номерди бир нече адам колдонот.", "Этим номером пользуются несколько человек.", "Several people use this number.");
    public static readonly LocalText Another = new("Мен бул жерде биринчи жолумун", "Я здесь впервые", "I am new here");
    public static readonly LocalText Pin = new("PIN", "ПИН", "PIN");
    public static readonly LocalText PinHint = new(
        "Эгер мурун койсоңуз: 4–8 сан.", "Если вы его задавали: 4–8 цифр.", "If you have set one: 4 to 8 digits.");
    public static readonly LocalText ByPin = new("PIN менен кирүү", "Войти по ПИН", "Sign in by PIN");
    public static readonly LocalText Ending = new("{0} менен бүткөн номер", "Номер кончается на {0}", "Number ending in {0}");
    public static readonly LocalText ByCode = new("SMS код менен кирүү", "Войти по коду из SMS", "Sign in by a code");
}
