namespace CreativeLabs.Web.Mentoring;

internal static class MentoringWords
{
    public static readonly LocalText Title = new("Менин насаатчылыгым", "Моё наставничество", "My mentoring");
    public static readonly LocalText Lead = new(
        "Кимге жардам берерсиз, качан бошсуз жана ким менен жолугасыз.", "Кому помогаете, когда свободны и с кем встречаетесь.",
        "Whom you help, when you are free and whom you meet.");
    public static readonly LocalText Proposals = new("Сизден суранышат", "Вас просят", "You are asked");
    public static readonly LocalText NoProposals = new("Азыр эч ким сурана элек.", "Сейчас никто не просит.", "Nobody asks just now.");
    public static readonly LocalText Until = new("Жооп күтүлөт: {0}", "Ждём ответа до: {0}", "Answer before: {0}");
    public static readonly LocalText Accept = new("Макулмун", "Согласна", "I accept");
    public static readonly LocalText Decline = new("Азыр алып кете албайм", "Сейчас не могу", "I cannot just now");
    public static readonly LocalText Why = new("Эмнеге", "Почему", "Why");
    public static readonly LocalText Mentees = new("Ким менен жүрөм", "С кем я иду", "Whom I accompany");
    public static readonly LocalText NoMentees = new(
        "Азырынча жуп жок. Сурам келсе, ушул жерде көрөсүз.", "Пар пока нет. Когда вас попросят, это появится здесь.",
        "No pair yet. When somebody asks, it appears here.");
    public static readonly LocalText Mentor = new("Сиз насаатчысыз", "Вы наставница", "You are the mentor");
    public static readonly LocalText Mentee = new("Сиз шакиртсиз", "Вы подопечная", "You are the mentee");
    public static readonly LocalText Offer = new("Эмнени сунуштайм", "Что я предлагаю", "What I offer");
    public static readonly LocalText Topics = new("Темалар", "Темы", "Topics");
    public static readonly LocalText Languages = new("Тилдер", "Языки", "Languages");
    public static readonly LocalText Labs = new("Кайсы лабораторияларда", "В каких лабораториях", "At which labs");
    public static readonly LocalText Capacity = new(
        "Бир эле учурда канча шакирт", "Сколько подопечных сразу", "How many mentees at a time");
    public static readonly LocalText Hours = new("Качан бошмун", "Когда я свободна", "When I am free");
    public static readonly LocalText HoursHint = new(
        "Бош калтырсаңыз, ал күнү жолугушуу сунушталбайт.", "Если оставить пустым, в этот день встреч не предложат.",
        "Left empty, no session is offered on that day.");
    public static readonly LocalText From = new("{0}, башталышы", "{0}, с", "{0}, from");
    public static readonly LocalText To = new("{0}, аягы", "{0}, до", "{0}, until");
    public static readonly LocalText Paused = new(
        "Азырынча жаңы шакирт албайм", "Новых подопечных пока не беру", "I take nobody new for now");
    public static readonly LocalText Save = new("Сактоо", "Сохранить", "Save");
    public static readonly LocalText Apply = new("Насаатчы болууга арыз", "Заявка стать наставницей", "Apply to be a mentor");
    public static readonly LocalText ApplyLead = new(
        "Сизди билген эки кишини жазыңыз: координатор алар менен сүйлөшөт.",
        "Назовите двух человек, которые вас знают: координатор с ними поговорит.",
        "Name two people who know you: the coordinator talks to them.");
    public static readonly LocalText Conduct = new(
        "Эреже: айтылганды сырга сактайм, акча албайм жана карыз бербейм, коркунучту көрсөм, билдирем.",
        "Правила: храню сказанное в тайне, не беру денег и не даю в долг, о беде сообщаю.",
        "The rules: I keep what is said, take and lend no money, and report harm that I see.");
    public static readonly LocalText Consents = new(
        "Эрежеге макулмун, арызымды координатор карасын", "Согласна с правилами, координатор может смотреть заявку",
        "I agree to the rules and that the coordinator looks at this");
    public static readonly LocalText Lab = new("Кайсы лаборатория чечет", "Какая лаборатория решает", "Which lab decides");
    public static readonly LocalText RefName = new("Киши {0}: аты-жөнү", "Человек {0}: имя", "Person {0}: name");
    public static readonly LocalText RefContact = new("Киши {0}: телефону", "Человек {0}: телефон", "Person {0}: phone");
    public static readonly LocalText Send = new("Арызды жөнөтүү", "Отправить заявку", "Send it");
    public static readonly LocalText Standing = new("Сиздин абалыңыз: {0}", "Вы сейчас: {0}", "You are: {0}");
    public static readonly LocalText ApprovedUntil = new("Бекитилген мөөнөтү: {0}", "Одобрено до: {0}", "Approved until: {0}");
    public static readonly LocalText Together = new("Насаатчылык", "Наставничество", "A mentorship");
    public static readonly LocalText Contact = new("Кантип байланышасыз", "Как связаться", "How to reach her");
    public static readonly LocalText NoContact = new(
        "Ал азырынча байланышын жаза элек.", "Она пока не написала, как с ней связаться.", "She has not written yet how to reach her.");
    public static readonly LocalText MyContact = new("Мен менен кантип байланышат", "Как со мной связаться", "How to reach me");
    public static readonly LocalText MyContactHint = new(
        "Муну сиз менен жупта жүргөн аял гана көрөт.", "Это увидит только та, с кем вы в паре.",
        "Only the woman whom you are paired with sees it.");
    public static readonly LocalText MyName = new("Мени кандай аташсын", "Как ко мне обращаться", "What to call me");
    public static readonly LocalText HowToMeet = new("Кантип жолугабыз", "Как встретиться", "How to meet");
    public static readonly LocalText Detail = new("Номери, күндөрү же шилтемеси", "Номер, дни или ссылка", "A number, days or a link");
    public static readonly LocalText Sessions = new("Жолугушуулар", "Встречи", "Sessions");
    public static readonly LocalText NoSessions = new("Жолугушуу белгилене элек.", "Встреч пока не назначено.", "No session is set yet.");
    public static readonly LocalText PlanTitle = new("Жолугушуу белгилөө", "Назначить встречу", "Set a session");
    public static readonly LocalText Free = new("Бош убакыт", "Свободное время", "A free time");
    public static readonly LocalText Another = new("Башка убакыт", "Другое время", "Another time");
    public static readonly LocalText Day = new("Күнү", "День", "Day");
    public static readonly LocalText Hour = new("Сааты", "Час", "Hour");
    public static readonly LocalText Minutes = new("Канча мүнөт", "Сколько минут", "How many minutes");
    public static readonly LocalText Place = new("Кайда же кайсы шилтеме", "Где или по какой ссылке", "Where, or by which link");
    public static readonly LocalText Plan = new("Белгилөө", "Назначить", "Set it");
    public static readonly LocalText WhenMissing = new(
        "Бош убакытты тандаңыз же күнүн жана саатын жазыңыз.", "Выберите свободное время или укажите день и час.",
        "Choose a free time, or give a day and an hour.");
    public static readonly LocalText Confirm = new("Жолугуштук", "Встретились", "We met");
    public static readonly LocalText Deny = new("Жолукпай калдык", "Не встретились", "We did not meet");
    public static readonly LocalText Cancel = new("Жолугушууну жокко чыгаруу", "Отменить встречу", "Call it off");
    public static readonly LocalText YouSaid = new("Сиз жооп бердиңиз", "Вы ответили", "You have answered");
    public static readonly LocalText Goals = new("Максаттар", "Цели", "Goals");
    public static readonly LocalText NoGoals = new("Максат коё элексиздер.", "Целей пока нет.", "No goal is set yet.");
    public static readonly LocalText Goal = new("Жаңы максат", "Новая цель", "A new goal");
    public static readonly LocalText By = new("Качанга чейин", "К какому дню", "By which day");
    public static readonly LocalText Reached = new("Жеттик!", "Достигнута!", "Reached!");
    public static readonly LocalText Reach = new("Жеткенин белгилөө", "Отметить достигнутой", "Mark it reached");
    public static readonly LocalText SetGoal = new("Максат коюу", "Поставить цель", "Set the goal");

    private static readonly LocalText NoTime = new("Убактым жок", "Нет времени", "No time");
    private static readonly LocalText NotMine = new("Менин темам эмес", "Не моя тема", "Not my topic");
    private static readonly LocalText Tongue = new("Тили туура келбейт", "Не подходит язык", "The language does not fit");
    private static readonly LocalText TooFar = new("Алыс", "Далеко", "Too far");
    private static readonly LocalText Other = new("Башка себеп", "Другая причина", "Another reason");
    private static readonly LocalText Planned = new("Белгиленди", "Назначена", "Set");
    private static readonly LocalText Held = new("Болду", "Состоялась", "Held");
    private static readonly LocalText NotHeld = new("Болгон жок", "Не состоялась", "Not held");
    private static readonly LocalText Disputed = new("Координатор чечет", "Решит координатор", "The coordinator decides");
    private static readonly LocalText Cancelled = new("Жокко чыгарылды", "Отменена", "Called off");
    private static readonly LocalText AtLab = new("лабораторияда", "в лаборатории", "at the lab");
    private static readonly LocalText ByPhone = new("телефон менен", "по телефону", "by phone");
    private static readonly LocalText ByVideo = new("видео менен", "по видео", "by video");

    public static LocalText Refusal(string reason) => reason switch
    {
        "no_time" => NoTime,
        "not_my_topic" => NotMine,
        "language" => Tongue,
        "too_far" => TooFar,
        _ => Other,
    };

    public static LocalText State(string state) => state switch
    {
        "planned" => Planned,
        "held" => Held,
        "notHeld" => NotHeld,
        "disputed" => Disputed,
        _ => Cancelled,
    };

    public static LocalText Way(string way) => way switch { "lab" => AtLab, "phoneCall" => ByPhone, _ => ByVideo };
}
