using CreativeLabs.Contracts;

namespace CreativeLabs.Training.Credentials;

/// <summary>What the public page says.</summary>
internal static class PageWords
{
    public static readonly LocalText Title = new("Күбөлүктү текшерүү", "Проверка свидетельства", "Credential check");

    public static readonly LocalText Valid = new("Күбөлүк жарактуу", "Свидетельство действительно", "This credential is valid");

    public static readonly LocalText Revoked = new("Күбөлүк жокко чыгарылган", "Свидетельство отозвано", "This credential was revoked");

    public static readonly LocalText NotFound =
        new("Мындай күбөлүк табылган жок", "Такое свидетельство не найдено", "No such credential was found");

    public static readonly LocalText CheckNumber = new(
        "Номерди текшериңиз: ал CL-2026-7F3K-9QXD сыяктуу жазылат.",
        "Проверьте номер: он выглядит так: CL-2026-7F3K-9QXD.",
        "Check the number: it looks like CL-2026-7F3K-9QXD.");

    public static readonly LocalText Number = new("Номери", "Номер", "Number");

    public static readonly LocalText Course = new("Курс", "Курс", "Course");

    public static readonly LocalText IssuedOn = new("Берилген күнү", "Дата выдачи", "Issued on");

    public static readonly LocalText RevokedOn = new("Жокко чыгарылган күнү", "Дата отзыва", "Revoked on");

    public static readonly LocalText Issuer = new("Ким берген", "Кем выдано", "Issued by");

    public static readonly LocalText Private = new(
        "Бул баракта күбөлүк кимдики экени көрсөтүлбөйт.",
        "На этой странице не указано, чьё это свидетельство.",
        "This page does not say whose credential it is.");

    public static readonly LocalText Holder = new("Ээси", "Владелица", "Holder");

    public static readonly LocalText Certificate = new("Күбөлүк", "Свидетельство", "Certificate");

    public static readonly LocalText Completed = new("Бүткөн курсу", "Пройден курс", "Completed the course");

    public static readonly LocalText Check = new("Бул жерден текшериңиз", "Проверить можно здесь", "Verify it at");

    public static readonly LocalText Badge =
        new("Санарип бейдж (Open Badges 3.0)", "Цифровой бейдж (Open Badges 3.0)", "Digital badge (Open Badges 3.0)");

    public static readonly LocalText Qr =
        new("Бул барактын дареги бар QR-код", "QR-код с адресом этой страницы", "QR code with the address of this page");

    public static readonly LocalText Languages = new("Тилдер", "Языки", "Languages");

    public static readonly IReadOnlyList<(string Code, string Name)> Names = [("ky", "Кыргызча"), ("ru", "Русский"), ("en", "English")];

    private static readonly LocalText Months = new(
        "январы,февралы,марты,апрели,майы,июну,июлу,августу,сентябры,октябры,ноябры,декабры",
        "января,февраля,марта,апреля,мая,июня,июля,августа,сентября,октября,ноября,декабря",
        "January,February,March,April,May,June,July,August,September,October,November,December");

    /// <summary>A date as people write it; the platform carries no culture data.</summary>
    public static string Date(DateOnly date, string language)
    {
        var month = Months.In(language).Split(',')[date.Month - 1];
        return language switch
        {
            "ky" => $"{date.Year}-жылдын {date.Day}-{month}",
            "ru" => $"{date.Day} {month} {date.Year} г.",
            _ => $"{date.Day} {month} {date.Year}",
        };
    }
}
