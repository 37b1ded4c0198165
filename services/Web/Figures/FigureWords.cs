namespace CreativeLabs.Web.Figures;

internal static class FigureWords
{
    public static readonly LocalText Title = new("Көрсөткүчтөр: {0}", "Показатели: {0}", "Figures: {0}");
    public static readonly LocalText Lead = new(
        "Беш аялдан аз болсо, сан жашырылат: андан эч кимди таанууга болбойт.",
        "Если женщин меньше пяти, число скрыто: по нему никого не узнать.",
        "A number of fewer than five women is hidden, so that nobody can be told by it.");
    public static readonly LocalText Learning = new("Окуу", "Обучение", "Learning");
    public static readonly LocalText Mentoring = new("Насаатчылык", "Наставничество", "Mentoring");
    public static readonly LocalText Period = new("Мезгил", "Период", "Period");
    public static readonly LocalText Lab = new("Лаборатория", "Лаборатория", "Lab");
    public static readonly LocalText Track = new("Багыт", "Направление", "Track");
    public static readonly LocalText All = new("баары", "все", "all");
    public static readonly LocalText Learners = new("Жаңы окуучулар", "Новые ученицы", "New learners");
    public static readonly LocalText Enrolments = new("Жазылуулар", "Записи", "Enrolments");
    public static readonly LocalText Completions = new("Бүткөндөр", "Прошли курс", "Completed");
    public static readonly LocalText Credentials = new("Күбөлүктөр", "Свидетельства", "Credentials");
    public static readonly LocalText DropOuts = new("Чыгып кеткендер", "Ушли", "Dropped out");
    public static readonly LocalText Attendance = new("Катышуу", "Посещаемость", "Attendance");
    public static readonly LocalText Hidden = new("жашыруун", "скрыто", "hidden");
    public static readonly LocalText None = new(
        "Бул жыл боюнча көрсөткүчтөр жарыялана элек.", "За этот год показатели ещё не опубликованы.",
        "No figures are published for this year yet.");
    public static readonly LocalText Quarter = new("Чейрек {0}", "{0}-й квартал", "Quarter {0}");
    public static readonly LocalText Requests = new("Сурамдар", "Просьбы", "Requests");
    public static readonly LocalText Started = new("Башталды", "Началось", "Started");
    public static readonly LocalText Ended = new("Аяктады", "Завершилось", "Ended");
    public static readonly LocalText Held = new("Жолугушуулар", "Встречи", "Sessions held");
    public static readonly LocalText Goals = new("Жеткен максаттар", "Достигнутые цели", "Goals reached");
    public static readonly LocalText Month = new("Ай", "Месяц", "Month");
    public static readonly LocalText Year = new("Жылды тандаңыз", "Выберите год", "Choose the year");
}
