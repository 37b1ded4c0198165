namespace CreativeLabs.Web.Partners;

internal static class PartnerWords
{
    public static readonly LocalText Title = new("Өнөктөштөргө", "Партнёрам", "For partners");
    public static readonly LocalText Lead = new(
        "Лабораториялар канча аялга жардам берип жатканын көрүңүз. Эч бир аялдын аты көрүнбөйт.",
        "Смотрите, скольким женщинам помогают лаборатории. Имён не видно никому.",
        "See how many women the labs help. Nobody's name is shown.");
    public static readonly LocalText Calls = new("Ачык программалар", "Открытые программы", "Open programmes");
    public static readonly LocalText CallsLead = new(
        "Кайсы программаларга азыр арыз берсе болот.", "В какие программы сейчас можно подать заявку.",
        "Which programmes take applications now.");
    public static readonly LocalText Figures = new("Көрсөткүчтөр", "Показатели", "Figures");
    public static readonly LocalText KeyHint = new(
        "Ачкычты платформанын оператору берет. Ал бул жерде сакталбайт.", "Ключ даёт оператор платформы. Здесь он не сохраняется.",
        "The platform's operator gives you the key. It is not kept here.");
    public static readonly LocalText ClientId = new("Уюмдун номери", "Номер организации", "Your organisation's number");
    public static readonly LocalText Secret = new("Ачкыч", "Ключ", "The key");
    public static readonly LocalText Year = new("Жыл", "Год", "Year");
    public static readonly LocalText ShowThem = new("Көрсөтүү", "Показать", "Show them");
    public static readonly LocalText WrongKey = new(
        "Бул номер менен ачкыч дал келбейт.", "Номер и ключ не подходят друг к другу.", "This number and this key do not belong together.");
    public static readonly LocalText Api = new(
        "Системаңыз ушул эле сандарды API аркылуу алат.", "Ваша система получит те же числа через API.",
        "Your own system gets the same numbers by the API.");
    public static readonly LocalText Docs = new("API документтери", "Документация API", "Documents of the API");

    public static readonly LocalText ListTitle = new("Өнөктөштөр", "Партнёры", "Partners");
    public static readonly LocalText None = new("Өнөктөш катталган эмес.", "Партнёров пока нет.", "No partner is registered.");
    public static readonly LocalText Since = new("Катталган күнү: {0}", "С: {0}", "Since: {0}");
    public static readonly LocalText Revoked = new("Жабылган", "Доступ закрыт", "Access ended");
    public static readonly LocalText NewKey = new("Жаңы ачкыч", "Новый ключ", "A new key");
    public static readonly LocalText MadeKey = new(
        "Ачкыч бир гана жолу көрсөтүлөт. Азыр көчүрүп алыңыз.", "Ключ показывается один раз. Скопируйте его сейчас.",
        "The key is shown this once. Copy it now.");
    public static readonly LocalText End = new("Мүмкүнчүлүгүн жабуу", "Закрыть доступ", "End its access");
    public static readonly LocalText EndSure = new(
        "Бардык ачкычтары иштебей калат. Чын эле жабасызбы?", "Все ключи перестанут работать. Точно закрыть?",
        "All its keys stop working. End it for sure?");
    public static readonly LocalText Register = new("Өнөктөш каттоо", "Зарегистрировать партнёра", "Register a partner");
    public static readonly LocalText Name = new("Уюмдун аталышы", "Название организации", "Its name");
    public static readonly LocalText May = new("Эмнени көрөт", "Что может", "What it may do");
    public static readonly LocalText WhichLabs = new("Кайсы лабораториялар боюнча", "По каким лабораториям", "For which labs");
    public static readonly LocalText Save = new("Каттоо", "Зарегистрировать", "Register it");

    private static readonly LocalText ReadFigures = new("Көрсөткүчтөрдү көрүү", "Смотреть показатели", "See figures");
    private static readonly LocalText WriteEvents = new("Иш-чараларды жазуу", "Вносить мероприятия", "Enter events");
    private static readonly LocalText ReadEvents = new(
        "Лабораториялардагы окуялардын тизмесин окуу", "Читать ленту событий лабораторий", "Read what happens in the labs");

    private static readonly LocalText Webhooks = new(
        "Билдирүүлөрдү өз системасына алуу", "Получать уведомления в свою систему", "Have its own system told");

    public static LocalText Scope(string scope) => scope switch
    {
        "impact:read" => ReadFigures,
        "events:read" => ReadEvents,
        "events:write" => WriteEvents,
        _ => Webhooks,
    };
}
