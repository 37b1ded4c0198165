namespace CreativeLabs.Web.Shell;

/// <summary>Words of the frame around every page.</summary>
internal static class ShellWords
{
    public static readonly LocalText Brand = new("Чыгармачылык лабораториялары", "Креативные лаборатории", "Creative Labs");
    public static readonly LocalText Skip = new("Негизги бөлүккө өтүү", "К содержанию", "Skip to content");
    public static readonly LocalText Menu = new("Бөлүмдөр", "Разделы", "Sections");
    public static readonly LocalText Language = new("Тил", "Язык", "Language");
    public static readonly LocalText Exit = new("Тез чыгуу", "Быстро уйти", "Quick exit");
    public static readonly LocalText Labs = new("Лабораториялар", "Лаборатории", "Labs");
    public static readonly LocalText Events = new("Иш-чаралар", "Мероприятия", "Events");
    public static readonly LocalText Courses = new("Курстар", "Курсы", "Courses");
    public static readonly LocalText Mentors = new("Насаатчылар", "Наставницы", "Mentors");
    public static readonly LocalText Market = new("Базар", "Базар", "Market");
    public static readonly LocalText MyWeek = new("Менин аптам", "Моя неделя", "My week");
    public static readonly LocalText SignIn = new("Кирүү", "Войти", "Sign in");
    public static readonly LocalText SignOut = new("Чыгуу", "Выйти", "Sign out");
    public static readonly LocalText NotMe = new("Бул мен эмесмин", "Это не я", "Not me");
    public static readonly LocalText Help = new("Жардам жана коопсуздук", "Помощь и безопасность", "Help and safety");
    public static readonly LocalText LookTitle = new("Көрүнүшү", "Вид страниц", "How pages look");
    public static readonly LocalText Theme = new("Түсү", "Цвет", "Colours");
    public static readonly LocalText Auto = new("Телефондогудай", "Как в телефоне", "As on my phone");
    public static readonly LocalText Light = new("Жарык", "Светлая", "Light");
    public static readonly LocalText Dark = new("Караңгы", "Тёмная", "Dark");
    public static readonly LocalText Size = new("Тамгалары", "Буквы", "Letters");
    public static readonly LocalText Normal = new("Кадимки", "Обычные", "Normal");
    public static readonly LocalText Large = new("Чоң", "Крупные", "Large");
    public static readonly LocalText Contrast = new("Ачыктыгы", "Контраст", "Contrast");
    public static readonly LocalText NormalContrast = new("Кадимки", "Обычный", "Normal");
    public static readonly LocalText High = new("Күчтүү", "Высокий", "High");
    public static readonly LocalText Keep = new("Сактоо", "Сохранить", "Save");
    public static readonly LocalText Back = new("Артка", "Назад", "Back");
    public static readonly LocalText More = new("Дагы көрсөтүү", "Показать ещё", "Show more");
    public static readonly LocalText ErrorPrefix = new("Ката", "Ошибка", "Error");
    public static readonly LocalText CheckThis = new("Муну текшериңиз", "Проверьте это", "Check this");
    public static readonly LocalText NotTaken = new("Азырынча аткарылган жок", "Пока не выполнено", "Not done yet");
    public static readonly LocalText StillThere = new(
        "Жазганыңыз ушул жерде турат.", "Всё, что вы написали, осталось здесь.", "What you wrote is still here.");
    public static readonly LocalText Yes = new("Ооба", "Да", "Yes");
    public static readonly LocalText No = new("Жок", "Нет", "No");
    public static readonly LocalText Optional = new("милдеттүү эмес", "необязательно", "optional");
    public static readonly LocalText Partners = new("Өнөктөштөргө", "Партнёрам", "For partners");
    public static readonly LocalText Api = new("API программисттер үчүн", "API для программистов", "API for developers");
    public static readonly LocalText Free = new(
        "Катышуу акысыз. Атыңызды координатор гана көрөт.",
        "Участие бесплатное. Ваше имя видит только координатор.",
        "Taking part is free. Only the coordinator sees your name.");
}
