namespace CreativeLabs.Web.Teaching;

internal static class TeachingWords
{
    public static readonly LocalText Title = new("Мен окуткан курстар", "Курсы, которые я веду", "What I teach");
    public static readonly LocalText None = new(
        "Сизге бекитилген курс азырынча жок. Координатор пландаганда ушул жерде чыгат.",
        "Курсов за вами пока нет. Они появятся здесь, когда координатор их запланирует.",
        "Nothing is planned with you yet. It appears here once the coordinator plans it.");
    public static readonly LocalText Now = new("Азыр жүрүп жаткандар", "Идут сейчас", "Running now");
    public static readonly LocalText Ahead = new("Алдыдагылар", "Впереди", "Ahead");
    public static readonly LocalText Past = new("Мурункулар", "Прошлые", "Past");
    public static readonly LocalText Seats = new("{1} орундун {0} алынган", "Занято {0} из {1}", "{0} of {1} seats taken");
    public static readonly LocalText Sessions = new("Сабактар", "Занятия", "Sessions");
    public static readonly LocalText NoSessions = new("Сабактар белгилене элек.", "Занятия ещё не назначены.", "No session is set yet.");
    public static readonly LocalText ToMark = new("Ким келди", "Кто был", "Who was there");
    public static readonly LocalText NotBegun = new("али башталган жок", "ещё не началось", "not begun yet");
    public static readonly LocalText Learners = new("Окуучулар", "Ученицы", "Learners");
    public static readonly LocalText NoLearners = new(
        "Азырынча эч ким жазыла элек.", "Пока никто не записался.", "Nobody is enrolled yet.");
    public static readonly LocalText InLine = new("Кезекте", "В очереди", "In the line");
    public static readonly LocalText Learner = new("Окуучу {0}", "Ученица {0}", "Learner {0}");
    public static readonly LocalText Someone = new("Окуучу", "Ученица", "A learner");
    public static readonly LocalText WithoutNames = new(
        "Аты-жөндөрдү координатор гана көрөт; сандар жазылуу тартибинде.",
        "Имена видит только координатор; номера — по порядку записи.",
        "Only the coordinator sees names; the numbers follow the order of enrolment.");
    public static readonly LocalText Attended = new("{1} сабактын {0} катышты", "Была на {0} из {1} занятий", "At {0} of {1} sessions");
    public static readonly LocalText Best = new("Эң жакшы баасы: {0}", "Лучшая оценка: {0}", "Best score: {0}");
    public static readonly LocalText NoScore = new("Баа коюла элек", "Оценки пока нет", "No score yet");
    public static readonly LocalText Publish = new("Жазылууну ачуу", "Открыть запись", "Open it to enrol");
    public static readonly LocalText Start = new("Курсту баштоо", "Начать курс", "Start the course");
    public static readonly LocalText Finish = new("Курсту бүтүрүү", "Завершить курс", "Finish the course");
    public static readonly LocalText FinishSure = new(
        "Шартты аткарбагандарга күбөлүк берилбейт. Чын эле бүтүрөсүзбү?",
        "Кто не выполнил условий, свидетельства не получит. Точно завершить?",
        "Who has not met the rule gets no credential. Finish it for sure?");
    public static readonly LocalText MarkHint = new(
        "Келгендерди белгилеңиз. Тизмени кайра жөнөтсөңүз болот: кошулат, өчпөйт.",
        "Отметьте тех, кто был. Список можно отправить ещё раз: он дополнится, ничего не сотрётся.",
        "Tick who was there. You can send the list again: it adds up, nothing is wiped.");
    public static readonly LocalText Save = new("Тизмени сактоо", "Сохранить список", "Save the list");
    public static readonly LocalText WasThere = new("болду", "была", "was there");
    public static readonly LocalText WasNot = new("болгон жок", "не была", "was not there");
    public static readonly LocalText Correct = new("Катаны оңдоо", "Исправить ошибку", "Put a mistake right");
    public static readonly LocalText Whose = new("Кимдики", "У кого", "Whose");
    public static readonly LocalText Was = new("Чындыгында", "На самом деле", "In truth she");
    public static readonly LocalText Why = new("Эмне үчүн", "Почему", "Why");
    public static readonly LocalText CorrectIt = new("Оңдоо", "Исправить", "Correct it");
    public static readonly LocalText Attempts = new("Баалары", "Оценки", "Scores");
    public static readonly LocalText Attempt = new("Аракет {0}", "Попытка {0}", "Attempt {0}");
    public static readonly LocalText Score = new("Баасы, 100дөн", "Оценка из 100", "Score of 100");
    public static readonly LocalText ScoreMissing = new(
        "0дөн 100гө чейин сан жазыңыз.", "Укажите число от 0 до 100.", "Give a number from 0 to 100.");
    public static readonly LocalText Assess = new("Баа коюу", "Поставить оценку", "Record the score");
    public static readonly LocalText Rule = new(
        "Бүтүрүү үчүн: сабактардын {0} %", "Чтобы пройти курс: {0} % занятий", "To complete it: {0} % of the sessions");
    public static readonly LocalText RuleScore = new("жана баасы {0} же жогору", "и оценка от {0}", "and a score of {0} or more");

    private static readonly LocalText Draft = new("Долбоор", "Черновик", "Draft");
    private static readonly LocalText Open = new("Жазылуу ачык", "Идёт запись", "Open to enrol");
    private static readonly LocalText Running = new("Жүрүп жатат", "Идёт", "Running");
    private static readonly LocalText Finished = new("Бүттү", "Завершён", "Finished");
    private static readonly LocalText Cancelled = new("Болбой калды", "Отменён", "Called off");
    private static readonly LocalText Slip = new("Жаңылыш басылды", "Нажали случайно", "A slip of the finger");
    private static readonly LocalText WrongPerson = new("Башка киши белгиленди", "Отметили другую", "Somebody else was marked");
    private static readonly LocalText LookedAgain = new("Кайра каралды", "Посмотрели ещё раз", "Looked at again");
    private static readonly LocalText Enrolled = new("Окуп жатат", "Учится", "Learning");
    private static readonly LocalText Completed = new("Бүтүрдү", "Прошла", "Completed");
    private static readonly LocalText NotCompleted = new("Бүтүргөн жок", "Не прошла", "Not completed");
    private static readonly LocalText Left = new("Чыгып кетти", "Ушла", "Left");

    public static LocalText State(string state) => state switch
    {
        "draft" => Draft,
        "open" => Open,
        "running" => Running,
        "finished" => Finished,
        _ => Cancelled,
    };

    public static LocalText LearnerState(string state) => state switch
    {
        "enrolled" => Enrolled,
        "completed" => Completed,
        "notCompleted" => NotCompleted,
        "waitlisted" or "offered" or "requested" => InLine,
        _ => Left,
    };

    public static LocalText Reason(string reason) => reason switch
    {
        "slip" => Slip,
        "wrongPerson" => WrongPerson,
        _ => LookedAgain,
    };
}
