namespace CreativeLabs.Web.Courses;

internal static class CourseWords
{
    public static readonly LocalText Title = new("Курстар", "Курсы", "Courses");
    public static readonly LocalText Lead = new(
        "Чебердерден үйрөнүңүз: акысыз, кичинекей топтордо, балаңыз менен келсеңиз да болот.",
        "Учитесь у мастериц: бесплатно, в небольших группах, можно с ребёнком.",
        "Learn from makers: free, in small groups, and you may bring your child.");
    public static readonly LocalText Search = new("Эмнени үйрөнгүңүз келет?", "Чему хотите научиться?", "What would you like to learn?");
    public static readonly LocalText Find = new("Издөө", "Найти", "Search");
    public static readonly LocalText None = new(
        "Мындай курс табылган жок.", "Такого курса не нашлось.", "No such course was found.");
    public static readonly LocalText All = new("Бардыгы", "Все", "All");
    public static readonly LocalText RightToSell = new(
        "Бүтүргөндөн кийин дүкөн ача аласыз", "После курса можно открыть магазин", "Completing it lets you open a shop");
    public static readonly LocalText Rule = new(
        "Күбөлүк үчүн сабактардын {0} пайызына катышуу керек", "Для свидетельства нужно посетить {0} процентов занятий",
        "The credential needs attendance of {0} per cent");
    public static readonly LocalText Lessons = new("Сабактын материалдары", "Материалы курса", "Course materials");
    public static readonly LocalText When = new("Качан жана кайда", "Когда и где", "When and where");
    public static readonly LocalText NotNow = new(
        "Азырынча жазылуу ачыла элек.", "Записи пока нет.", "It is not open to enrol just now.");
    public static readonly LocalText Enrol = new("Жазылуу", "Записаться", "Enrol");
    public static readonly LocalText EnrolQueue = new("Кезекке туруу", "Встать в очередь", "Join the waiting line");
    public static readonly LocalText Starts = new("Башталышы: {0}", "Начало: {0}", "Starts: {0}");
    public static readonly LocalText Online = new("Онлайн", "Онлайн", "Online");
    public static readonly LocalText ToEnrolment = new("Менин курсум", "Мой курс", "My course");
    public static readonly LocalText Sessions = new("Сабактар", "Занятия", "Sessions");
    public static readonly LocalText Attended = new("Катышканыңыз: {1} сабактын {0}", "Вы были на {0} из {1} занятий",
        "You attended {0} of {1} sessions");
    public static readonly LocalText Drop = new("Курстан чыгуу", "Уйти с курса", "Leave the course");
    public static readonly LocalText Why = new("Эмне үчүн?", "Почему?", "Why?");
    public static readonly LocalText Take = new("Ооба, келем", "Да, приду", "Yes, I come");
    public static readonly LocalText Decline = new("Келе албайм", "Не смогу", "I cannot come");
    public static readonly LocalText Position = new("Кезектеги ордуңуз: {0}", "Вы {0}-я в очереди", "You are number {0} in the line");
    public static readonly LocalText OfferUntil = new("Жооп берүүнүн акыркы мөөнөтү: {0}", "Ответьте до: {0}", "Answer before: {0}");
    public static readonly LocalText ToCredential = new("Күбөлүктү көрүү", "Посмотреть свидетельство", "See the credential");
    public static readonly Counted Minutes = new("мүнөт", "минута", "минуты", "минут", "minute", "minutes");

    public static readonly LocalText CredentialsTitle = new("Күбөлүктөрүм", "Мои свидетельства", "My credentials");
    public static readonly LocalText NoCredentials = new(
        "Күбөлүк азырынча жок. Курсту бүтүргөндө ушул жерде пайда болот.", "Свидетельств пока нет. Они появятся здесь после курса.",
        "No credential yet. It appears here when you complete a course.");
    public static readonly LocalText Credential = new("Күбөлүк", "Свидетельство", "Credential");
    public static readonly LocalText Valid = new("Жарактуу", "Действительно", "Valid");
    public static readonly LocalText Revoked = new("Жокко чыгарылган", "Отозвано", "Revoked");
    public static readonly LocalText Issued = new("Берилген күнү: {0}", "Выдано: {0}", "Issued: {0}");
    public static readonly LocalText Number = new("Номери", "Номер", "Number");
    public static readonly LocalText Issuer = new("Берген уюм", "Кем выдано", "Issued by");
    public static readonly LocalText Holder = new("Ээси", "Владелица", "Holder");
    public static readonly LocalText Print = new("Күбөлүктү жүктөп алуу (PDF)", "Скачать свидетельство (PDF)", "Download it (PDF)");
    public static readonly LocalText QrAlt = new("Текшерүүнүн QR коду", "QR-код для проверки", "QR code to verify it");
    public static readonly LocalText VerifyTitle = new("Күбөлүктү текшерүү", "Проверка свидетельства", "Verify a credential");
    public static readonly LocalText VerifyHint = new(
        "Номери күбөлүктүн астында жазылган.", "Номер написан внизу свидетельства.", "The number is at the foot of the credential.");
    public static readonly LocalText Verify = new("Текшерүү", "Проверить", "Verify");
    public static readonly LocalText Unknown = new(
        "Мындай күбөлүк берилген эмес.", "Такое свидетельство не выдавалось.", "No such credential was issued.");

    private static readonly LocalText Beginner = new("Башталгыч", "Для начинающих", "For beginners");
    private static readonly LocalText Intermediate = new("Улантуучу", "Для продолжающих", "Going on");
    private static readonly LocalText Advanced = new("Тажрыйбалуу", "Для опытных", "Advanced");
    private static readonly LocalText Enrolled = new("Сиз жазылгансыз", "Вы записаны", "You are enrolled");
    private static readonly LocalText Waiting = new("Кезектесиз", "Вы в очереди", "You are in the line");
    private static readonly LocalText Offered = new("Сизге орун чыкты!", "Для вас освободилось место!", "There is a seat for you!");
    private static readonly LocalText Completed = new("Куттуктайбыз, бүтүрдүңүз!", "Поздравляем, вы прошли курс!", "Well done, completed!");
    private static readonly LocalText NotCompleted = new("Бүтпөй калды", "Не пройден", "Not completed");
    private static readonly LocalText Over = new("Курстан чыктыңыз", "Вы ушли с курса", "You left the course");
    private static readonly LocalText KyName = new("кыргызча", "на кыргызском", "in Kyrgyz");
    private static readonly LocalText RuName = new("орусча", "на русском", "in Russian");
    private static readonly LocalText EnName = new("англисче", "на английском", "in English");

    public static LocalText Level(string level) => level switch
    {
        "beginner" => Beginner,
        "intermediate" => Intermediate,
        _ => Advanced,
    };

    public static LocalText State(string state) => state switch
    {
        "enrolled" => Enrolled,
        "requested" or "waitlisted" => Waiting,
        "offered" => Offered,
        "completed" => Completed,
        "notCompleted" => NotCompleted,
        _ => Over,
    };

    public static LocalText Language(string language) => language switch { "ky" => KyName, "ru" => RuName, _ => EnName };
}
