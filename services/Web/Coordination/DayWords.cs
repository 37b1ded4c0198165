namespace CreativeLabs.Web.Coordination;

internal static class DayWords
{
    public static readonly LocalText Desk = new("Лабораторияны жүргүзүү", "Ведение лаборатории", "Running the lab");
    public static readonly LocalText Today = new("Күн", "День", "Day");
    public static readonly LocalText Decisions = new("Чечимдер", "Решения", "Decisions");
    public static readonly LocalText Members = new("Мүчөлөр", "Участницы", "Members");
    public static readonly LocalText Mentoring = new("Насаатчылык", "Наставничество", "Mentoring");
    public static readonly LocalText Figures = new("Көрсөткүчтөр", "Показатели", "Figures");
    public static readonly LocalText Before = new("Мурунку күн", "Предыдущий день", "The day before");
    public static readonly LocalText After = new("Кийинки күн", "Следующий день", "The day after");
    public static readonly LocalText Bookings = new("Ким эмнеде иштейт", "Кто за чем работает", "Who works at what");
    public static readonly LocalText NoBookings = new(
        "Бул күнгө эч ким орун брондогон жок.", "На этот день мест не забронировано.", "Nobody has booked a place for this day.");
    public static readonly LocalText Hours = new("Сааттар боюнча", "По часам", "By the hour");
    public static readonly LocalText Thing = new("Эмне", "Что", "What");
    public static readonly LocalText When = new("Качан", "Когда", "When");
    public static readonly LocalText Who = new("Ким", "Кто", "Who");
    public static readonly LocalText HowIs = new("Абалы", "Состояние", "State");
    public static readonly LocalText NoName = new("Атын айта элек", "Имени не назвала", "Has not told her name");
    public static readonly LocalText Came = new("Келди", "Пришла", "She is here");
    public static readonly LocalText OnToday = new("Ушул күнү", "В этот день", "On this day");
    public static readonly LocalText Soon = new("Жакында", "Скоро", "Soon");
    public static readonly LocalText NothingOn = new(
        "Бул күнү сабак да, иш-чара да жок.", "В этот день нет ни занятий, ни мероприятий.", "No session and no event on this day.");
    public static readonly LocalText Waits = new("Чечимиңизди күтөт", "Ждёт вашего решения", "Waits for your decision");
    public static readonly LocalText NothingWaits = new(
        "Эч нерсе күтүп турган жок.", "Ничего не ждёт.", "Nothing waits.");
    public static readonly LocalText AllOfIt = new("Баарын көрүү", "Показать всё", "See all of it");
    public static readonly LocalText Recorded = new(
        "Аты-жөндөрдү ким көргөнү жазылып турат.", "Кто смотрел имена, записывается.", "Who looked at names is recorded.");
    public static readonly LocalText Draft = new("Долбоор", "Черновик", "Draft");
    public static readonly LocalText NewEvent = new("Жаңы иш-чара", "Новое мероприятие", "A new event");
    public static readonly LocalText NoEvents = new(
        "Иш-чара пландала элек. Биринчисин ушул жерден баштаңыз.", "Мероприятий пока нет. Начните с первого здесь.",
        "No event is planned. Begin with the first one here.");
    public static readonly LocalText Kind = new("Түрү", "Вид", "Kind");
    public static readonly LocalText EventTitle = new("Аталышы", "Название", "Title");
    public static readonly LocalText Venue = new("Жери", "Место проведения", "Where");
    public static readonly LocalText About = new("Эмне болот", "Что будет", "What happens there");
    public static readonly LocalText DayOf = new("Күнү", "День", "Day");
    public static readonly LocalText From = new("Башталышы", "Начало", "Begins");
    public static readonly LocalText Until = new("Аягы", "Конец", "Ends");
    public static readonly LocalText Capacity = new("Канча орун", "Сколько мест", "How many seats");
    public static readonly LocalText SupportSeats = new(
        "Жардам: канча адамга жетет", "Помощь: на скольких хватит", "Support: for how many");
    public static readonly LocalText SaveDraft = new("Долбоорун сактоо", "Сохранить черновик", "Save the draft");
    public static readonly LocalText Publish = new("Жарыялоо", "Опубликовать", "Publish");
    public static readonly LocalText PublishHint = new(
        "Жарыяланганда баары көрөт жана жазыла алат.", "После публикации все увидят и смогут записаться.",
        "Once published everybody sees it and can register.");
    public static readonly LocalText DayMissing = new(
        "Күндү жана сааттарды жазыңыз.", "Укажите день и часы.", "Give the day and the hours.");

    private static readonly LocalText Held = new("Уруксат күтөт", "Ждёт разрешения", "Waits for a yes");
    private static readonly LocalText Confirmed = new("Ырасталган", "Подтверждено", "Confirmed");
    private static readonly LocalText CheckedIn = new("Келди", "Пришла", "Came");
    private static readonly LocalText NoShow = new("Келген жок", "Не пришла", "Did not come");
    private static readonly LocalText Gone = new("Бошотулду", "Освобождено", "Given back");

    public static LocalText State(string state) => state switch
    {
        "held" => Held,
        "confirmed" => Confirmed,
        "checkedIn" => CheckedIn,
        "noShow" => NoShow,
        _ => Gone,
    };
}
