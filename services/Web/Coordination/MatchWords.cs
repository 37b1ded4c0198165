namespace CreativeLabs.Web.Coordination;

internal static class MatchWords
{
    public static readonly LocalText Waiting = new("Насаатчы күткөндөр", "Ждут наставницу", "Waiting for a mentor");
    public static readonly LocalText Proposed = new("Насаатчынын жообун күтөт", "Ждут ответа наставницы", "A mentor was asked");
    public static readonly LocalText Running = new("Жүрүп жаткандар", "Идут сейчас", "Under way");
    public static readonly LocalText Due = new("Ырасталчу жолугушуулар", "Встречи ждут подтверждения", "Sessions to confirm");
    public static readonly LocalText WaitsSince = new("Эң узун күткөн: {0}", "Дольше всех ждут с: {0}", "The longest since: {0}");
    public static readonly LocalText NoWaiting = new("Эч ким күтпөйт.", "Никто не ждёт.", "Nobody waits.");
    public static readonly LocalText Someone = new("Мүчө", "Участница", "A member");
    public static readonly LocalText AMentor = new("Насаатчы", "Наставница", "A mentor");
    public static readonly LocalText Run = new("Жупташтырып көрүү", "Подобрать пары", "Match them");
    public static readonly LocalText RunHint = new(
        "Азырынча эч кимге айтылбайт: жуптарды көрүп, анан жарыялайсыз.",
        "Пока никто не узнает: посмотрите пары, потом опубликуете.",
        "Nobody is told yet: you look at the pairs, then publish them.");
    public static readonly LocalText Runs = new("Мурунку жупташтыруулар", "Подборы", "Matchings");
    public static readonly LocalText Vetting = new("Насаатчы болгусу келгендер", "Хотят стать наставницами", "Want to be mentors");
    public static readonly LocalText Mentors = new("Насаатчылардын жүгү", "Загрузка наставниц", "How busy the mentors are");
    public static readonly LocalText Load = new("{1} шакирттин {0}", "{0} из {1} подопечных", "{0} of {1} mentees");
    public static readonly LocalText RunTitle = new("Жупташтыруу", "Подбор пар", "A matching");
    public static readonly LocalText Pairs = new("Жуптар", "Пары", "Pairs");
    public static readonly LocalText NoPairs = new("Жуп табылган жок.", "Пар не нашлось.", "No pair was found.");
    public static readonly LocalText Unmatched = new("Жупсуз калгандар", "Остались без пары", "Without a pair");
    public static readonly LocalText Publish = new("Насаатчыларга жөнөтүү", "Отправить наставницам", "Ask the mentors");
    public static readonly LocalText Undo = new("Жокко чыгаруу", "Отменить", "Undo");
    public static readonly LocalText UndoSure = new(
        "Жооп бере элек насаатчылардан сурам кайтарылат.", "Просьбы к наставницам без ответа отзовутся.",
        "Mentors who have not answered are asked no more.");
    public static readonly LocalText VettingTitle = new("Насаатчылыкка арыз", "Заявка наставницы", "An application to mentor");
    public static readonly LocalText References = new("Аны ким билет", "Кто её знает", "Who knows her");
    public static readonly LocalText NoReferences = new("Эч ким көрсөтүлгөн эмес.", "Никто не указан.", "Nobody is named.");
    public static readonly LocalText StartReview = new("Карап баштоо", "Начать проверку", "Begin to look at it");
    public static readonly LocalText Note = new("Эмнени карадыңыз", "Что вы проверили", "What you looked at");
    public static readonly LocalText NoteHint = new(
        "Муну чечим чыгаргандар гана окуйт.", "Прочтут только те, кто решает.", "Only those who decide read it.");
    public static readonly LocalText NoConflict = new(
        "Ал менин тууганым эмес жана бири-бирибизге баш ийбейбиз.",
        "Она мне не родственница, и мы не подчинены друг другу.",
        "She is no relative of mine, and neither of us works under the other.");
    public static readonly LocalText Months = new("Канча айга", "На сколько месяцев", "For how many months");
    public static readonly LocalText Why = new("Эмнеге жок", "Почему нет", "Why not");
    public static readonly LocalText Approve = new("Насаатчы кылып бекитүү", "Одобрить как наставницу", "Approve her as a mentor");
    public static readonly LocalText Refuse = new("Баш тартуу", "Отказать", "Decline");

    private static readonly LocalText Draft = new("Жарыялана элек", "Не опубликован", "Not published");
    private static readonly LocalText Published = new("Жөнөтүлдү", "Отправлен", "Sent to the mentors");
    private static readonly LocalText Undone = new("Жокко чыгарылды", "Отменён", "Undone");
    private static readonly LocalText Unvetted = new("бекитиле элек", "не одобрена", "not approved yet");
    private static readonly LocalText Approved = new("бекитилген", "одобрена", "approved");
    private static readonly LocalText Suspended = new("токтотулган", "приостановлена", "suspended");
    private static readonly LocalText Expired = new("мөөнөтү өттү", "срок истёк", "approval ran out");
    private static readonly LocalText InReview = new("Каралып жатат", "Проверяется", "Being looked at");
    private static readonly LocalText Applied = new("Жаңы", "Новая", "New");
    private static readonly LocalText Declined = new("Баш тартылды", "Отказано", "Declined");
    private static readonly LocalText Withdrawn = new("Кайтарып алды", "Отозвана", "Withdrawn");
    private static readonly LocalText ApprovedNow = new("Бекитилди", "Одобрена", "Approved");
    private static readonly LocalText Experience = new("Тажрыйбасы аз", "Мало опыта", "Not enough experience");
    private static readonly LocalText NotReached = new(
        "Аны билгендер менен сүйлөшүүгө мүмкүн болбоду", "Не удалось связаться с теми, кто её знает", "Her references were not reached");
    private static readonly LocalText Conduct = new("Жүрүм-туруму", "Поведение", "Conduct");
    private static readonly LocalText NoNeed = new("Азыр насаатчы керек эмес", "Сейчас наставницы не нужны", "No mentor is needed now");
    private static readonly LocalText Other = new("Башка себеп", "Другая причина", "Another reason");

    public static LocalText RunState(string state) => state switch { "draft" => Draft, "published" => Published, _ => Undone };

    public static LocalText Standing(string standing) => standing switch
    {
        "approved" => Approved,
        "suspended" => Suspended,
        "expired" => Expired,
        _ => Unvetted,
    };

    public static LocalText Application(string state) => state switch
    {
        "applied" => Applied,
        "inReview" => InReview,
        "approved" => ApprovedNow,
        "declined" => Declined,
        _ => Withdrawn,
    };

    public static LocalText Reason(string reason) => reason switch
    {
        "not_enough_experience" => Experience,
        "references_not_reached" => NotReached,
        "conduct" => Conduct,
        "no_need_now" => NoNeed,
        _ => Other,
    };
}
