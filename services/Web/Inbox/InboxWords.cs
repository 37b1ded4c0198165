namespace CreativeLabs.Web.Inbox;

internal static class InboxWords
{
    public static readonly LocalText Title = new("Кабарлар", "Сообщения", "Messages");
    public static readonly LocalText None = new("Кабар жок.", "Сообщений нет.", "There are no messages.");
    public static readonly LocalText Read = new("Окудум", "Прочитано", "I have read it");
    public static readonly LocalText Preferences = new("Кабарларды тандоо", "Что и как сообщать", "What to tell me, and how");
    public static readonly LocalText AlwaysOn = new(
        "Бул дайыма билдирилет: {0}.", "Об этом сообщают всегда: {0}.", "You are always told about: {0}.");
    public static readonly LocalText ByInbox = new("Ушул жерде", "Здесь", "Here");
    public static readonly LocalText BySms = new("SMS менен", "По SMS", "By SMS");

    private static readonly LocalText Security = new("коопсуздук", "безопасность", "security");
    private static readonly LocalText Payment = new("төлөмдөр", "оплата", "payments");
    private static readonly LocalText Community = new("лаборатория жана иш-чаралар", "лаборатория и мероприятия", "the lab and events");
    private static readonly LocalText Learning = new("курстар", "курсы", "courses");
    private static readonly LocalText Mentoring = new("насаатчы", "наставница", "mentoring");
    private static readonly LocalText Selling = new("сатуу", "продажи", "selling");

    public static LocalText Category(string category) => category switch
    {
        "security" => Security,
        "payment" => Payment,
        "community" => Community,
        "learning" => Learning,
        "mentoring" => Mentoring,
        _ => Selling,
    };
}
