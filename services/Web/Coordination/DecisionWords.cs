namespace CreativeLabs.Web.Coordination;

internal static class DecisionWords
{
    public static readonly LocalText Applications = new("Программаларга арыздар", "Заявки в программы", "Applications to programmes");
    public static readonly LocalText Bookings = new("Орун сурагандар", "Просьбы о брони", "Booking requests");
    public static readonly LocalText Mentors = new("Насаатчы болгусу келгендер", "Хотят стать наставницами", "Want to be mentors");
    public static readonly LocalText Listings = new("Базарга чыкчу буюмдар", "Товары на проверку", "Things to review");
    public static readonly LocalText Stories = new("Жарыялана турган окуялар", "Истории на проверку", "Stories to review");
    public static readonly LocalText Runs = new(
        "Жарыялана элек жупташтыруулар", "Подборы пар, которые не опубликованы", "Matchings not yet published");
    public static readonly LocalText MentorRow = new("Арыз берилген күнү: {0}", "Заявка от: {0}", "Applied: {0}");
    public static readonly LocalText StoryRow = new("Жазылган күнү: {0}", "Написано: {0}", "Written: {0}");
    public static readonly LocalText RunRow = new("Түзүлгөн күнү: {0}", "Составлено: {0}", "Made: {0}");
    public static readonly LocalText Pairs = new("Жуптар: {0}, жупсуз: {1}", "Пар: {0}, без пары: {1}", "Pairs: {0}, without one: {1}");
    public static readonly LocalText Yes = new("Макулдук берүү", "Согласиться", "Say yes");
    public static readonly LocalText SayNo = new("Жок деп жооп берүү", "Отказать", "Say no");
    public static readonly LocalText Reason = new("Себеби", "Причина", "The reason");
    public static readonly LocalText ReasonHint = new(
        "Ал муну окуйт. Сылык жана түшүнүктүү жазыңыз.", "Она это прочтёт. Напишите вежливо и понятно.",
        "She reads it. Write it kindly and clearly.");
    public static readonly LocalText Application = new("Программага арыз", "Заявка в программу", "An application");
    public static readonly LocalText Motivation = new("Эмне үчүн катышкысы келет", "Почему хочет участвовать", "Why she wants to");
    public static readonly LocalText NoMotivation = new("Жазган эмес.", "Не написала.", "She wrote nothing.");
    public static readonly LocalText AppliedOn = new("Арыз берилген күнү: {0}", "Подана: {0}", "Applied on: {0}");
    public static readonly LocalText Admit = new("Программага алуу", "Принять в программу", "Admit her");
    public static readonly LocalText Reject = new("Албоо", "Не принимать", "Do not admit");
    public static readonly LocalText Publish = new("Жарыялоого уруксат", "Разрешить публикацию", "Publish it");
    public static readonly LocalText SendBack = new("Оңдоого кайтаруу", "Вернуть на доработку", "Send it back");
    public static readonly LocalText ListingTitle = new("Буюмду текшерүү", "Проверка товара", "Review of a thing");
    public static readonly LocalText StoryTitle = new("Окуяны текшерүү", "Проверка истории", "Review of a story");
    public static readonly LocalText SignedAs = new("Кол коюлган: {0}", "Подпись: {0}", "Signed: {0}");
    public static readonly LocalText Settled = new("Бул боюнча чечим кабыл алынган.", "Решение уже принято.", "This is decided already.");

    private static readonly LocalText Applied = new("Күтүп жатат", "Ждёт", "Waits");
    private static readonly LocalText Admitted = new("Алынды", "Принята", "Admitted");
    private static readonly LocalText Rejected = new("Алынган жок", "Не принята", "Not admitted");
    private static readonly LocalText Withdrawn = new("Кайтарып алды", "Отозвана", "Withdrawn");

    public static LocalText State(string state) => state switch
    {
        "applied" => Applied,
        "rejected" => Rejected,
        "withdrawn" => Withdrawn,
        _ => Admitted,
    };
}
