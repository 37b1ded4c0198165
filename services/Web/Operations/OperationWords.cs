namespace CreativeLabs.Web.Operations;

internal static class OperationWords
{
    public static readonly LocalText Title = new("Платформаны тейлөө", "Обслуживание платформы", "Running the platform");
    public static readonly LocalText What = new("Эмне күтүп турат", "Что ждёт", "What waits");
    public static readonly LocalText Letters = new("Жеткирилбеген билдирүүлөр", "Недоставленные сообщения", "Messages given up");
    public static readonly LocalText NoAnswer = new("жооп жок", "нет ответа", "no answer");
    public static readonly LocalText Refunds = new("Чечилчү кайтаруулар", "Возвраты ждут решения", "Refunds to decide");
    public static readonly LocalText Batches = new("Бекитилчү төлөмдөр", "Выплаты ждут одобрения", "Payouts to approve");
    public static readonly LocalText Ledger = new("Эсеп китеби", "Бухгалтерская книга", "The ledger");
    public static readonly LocalText Holds = new("Туура", "Сходится", "It holds");
    public static readonly LocalText Broken = new(
        "Туура эмес! Дароо караңыз.", "Не сходится! Проверьте сразу.", "It does not hold! Look at once.");
    public static readonly LocalText Journals = new(
        "Жазуулар: {0}, кайтарылчу: {1}", "Проводок: {0}, к возврату: {1}", "Journals: {0}, refunds due: {1}");
    public static readonly LocalText Chain = new("Ким кимди көргөнү", "Кто кого смотрел", "Who looked at whom");
    public static readonly LocalText More = new("Башка барактар", "Другие страницы", "Other pages");
    public static readonly LocalText Money = new("Кайтаруулар жана төлөмдөр", "Возвраты и выплаты", "Refunds and payouts");
    public static readonly LocalText Figures = new(
        "Бардык лабораториялардын көрсөткүчтөрү", "Показатели всех лабораторий", "Figures of all labs");
    public static readonly LocalText Partners = new("Өнөктөштөр", "Партнёры", "Partners");
    public static readonly LocalText Dashboard = new("Журналдар жана издер", "Журналы и трассировки", "Logs and traces");
    public static readonly LocalText Docs = new("API документтери", "Документация API", "Documents of the API");
    public static readonly LocalText NoLetters = new(
        "Баары жеткирилген. Кылар иш жок.", "Всё доставлено. Делать нечего.", "Everything has arrived. Nothing to do.");
    public static readonly LocalText FromOutbox = new("Жөнөтүлбөй калды", "Не отправлено", "Could not be sent");
    public static readonly LocalText FromQueue = new("Кабыл алынбай калды", "Не принято", "Could not be taken");
    public static readonly LocalText Attempts = new("Аракеттер: {0}", "Попыток: {0}", "Attempts: {0}");
    public static readonly LocalText Reason = new("Эмне үчүн муну кыласыз", "Почему вы это делаете", "Why you do this");
    public static readonly LocalText ReasonHint = new(
        "Сакталат. Кишилердин атын же номерин жазбаңыз.", "Сохраняется. Без имён и номеров людей.",
        "It is kept. No names or numbers of people.");
    public static readonly LocalText Release = new("Кайра жөнөтүү", "Отправить снова", "Send again");
    public static readonly LocalText Replay = new("Кайра берүү", "Отдать снова", "Give back");
    public static readonly LocalText Discard = new("Өчүрүү", "Удалить", "Delete");
    public static readonly LocalText ReleaseAll = new("Баарын кайра жөнөтүү", "Отправить все снова", "Send all again");
    public static readonly LocalText ReplayAll = new("Баарын кайра берүү", "Отдать все снова", "Give all back");
    public static readonly LocalText AllAtOnce = new("Баарын бир жолу", "Все сразу", "All at once");
    public static readonly LocalText Act = new("Чечүү", "Решить", "Act on it");
    public static readonly LocalText Done = new("Мурун эмне кылынган", "Что уже делали", "What was done so far");
    public static readonly LocalText NothingDone = new("Азырынча эч нерсе.", "Пока ничего.", "Nothing so far.");
    public static readonly LocalText NoRefunds = new("Кайтаруу жок.", "Возвратов нет.", "There is no refund.");
    public static readonly LocalText RefundsTitle = new("Кайтаруулар", "Возвраты", "Refunds");
    public static readonly LocalText PayoutsTitle = new("Төлөмдөр", "Выплаты", "Payouts");
    public static readonly LocalText NoBatches = new("Төлөм топтолгон эмес.", "Выплат пока не собирали.", "No payouts were gathered.");
    public static readonly LocalText Approve = new("Бекитип, жөнөтүү", "Одобрить и отправить", "Approve and send");
    public static readonly LocalText Refuse = new("Баш тартуу", "Отказать", "Refuse");
    public static readonly LocalText Check = new("Банктан суроо", "Спросить банк", "Ask the bank");
    public static readonly LocalText SendAnew = new("Кайра жөнөтүү", "Отправить снова", "Send it again");
    public static readonly LocalText Yours = new(
        "Муну сиз баштагансыз: башка киши бекитиши керек.", "Это начали вы: одобрить должен другой человек.",
        "You began this: somebody else has to approve it.");
    public static readonly LocalText Gather = new("Төлөнө тургандарды топтоо", "Собрать, что пора выплатить", "Gather what is due");
    public static readonly LocalText GatherHint = new(
        "Азырынча эч нерсе жөнөтүлбөйт: башка киши бекиткенден кийин гана.",
        "Пока ничего не отправится: только после одобрения другим человеком.",
        "Nothing is sent yet: only after somebody else approves it.");
    public static readonly LocalText GiveUp = new("Баш тартуу", "Отменить", "Give it up");
    public static readonly Counted Payouts = new("төлөм", "выплата", "выплаты", "выплат", "payout", "payouts");

    private static readonly LocalText Registration = new("Катталуу", "Регистрация", "Registration");
    private static readonly LocalText Training = new("Окуу", "Обучение", "Training");
    private static readonly LocalText Mentoring = new("Насаатчылык", "Наставничество", "Mentoring");
    private static readonly LocalText Marketplace = new("Базар", "Базар", "Market");
    private static readonly LocalText Notifications = new("Билдирүүлөр", "Уведомления", "Notifications");
    private static readonly LocalText Requested = new("Чечим күтөт", "Ждёт решения", "Waits for a decision");
    private static readonly LocalText Approved = new("Бекитилди", "Одобрено", "Approved");
    private static readonly LocalText SentOut = new("Жөнөтүлдү", "Отправлено", "Sent");
    private static readonly LocalText Unknown = new("Банктан жооп жок", "Банк не ответил", "The bank has not answered");
    private static readonly LocalText Settled = new("Жетти", "Дошло", "Arrived");
    private static readonly LocalText Failed = new("Жетпей калды", "Не дошло", "Did not arrive");
    private static readonly LocalText Refused = new("Баш тартылды", "Отказано", "Refused");
    private static readonly LocalText Open = new("Бекитүү күтөт", "Ждёт одобрения", "Waits for approval");
    private static readonly LocalText GivenUp = new("Баш тартылды", "Отменено", "Given up");
    private static readonly LocalText CauseCancelled = new("Буйрутма жокко чыгарылды", "Заказ отменён", "The order was cancelled");
    private static readonly LocalText CauseDeclined = new("Сатуучу албай койду", "Продавец отказалась", "The seller declined");
    private static readonly LocalText CauseLapsed = new("Сатуучу жооп берген жок", "Продавец не ответила", "The seller did not answer");
    private static readonly LocalText CauseNoShow = new("Алып кеткен жок", "Не забрали", "It was not fetched");
    private static readonly LocalText CauseTwice = new("Эки жолу төлөндү", "Оплачено дважды", "Paid twice");
    private static readonly LocalText CauseWrong = new("Суммасы туура эмес", "Неверная сумма", "A wrong amount");
    private static readonly LocalText CauseSoldOut = new("Сатылып кеткен", "Уже продано", "It was sold already");
    private static readonly LocalText CauseReturned = new("Буюм кайтарылды", "Товар вернули", "It was brought back");
    private static readonly LocalText CauseGoodwill = new("Сыйлык катары", "По доброй воле", "Out of goodwill");

    public static LocalText Service(string service) => service switch
    {
        "registration" => Registration,
        "training" => Training,
        "mentoring" => Mentoring,
        "marketplace" => Marketplace,
        _ => Notifications,
    };

    public static LocalText RefundState(string state) => state switch
    {
        "requested" => Requested,
        "approved" => Approved,
        "sent" => SentOut,
        "unknown" => Unknown,
        "settled" => Settled,
        "refused" => Refused,
        _ => Failed,
    };

    public static LocalText Cause(string cause) => cause switch
    {
        "cancelled" => CauseCancelled,
        "declined" => CauseDeclined,
        "acceptanceLapsed" => CauseLapsed,
        "noShow" => CauseNoShow,
        "paidTwice" => CauseTwice,
        "wrongAmount" => CauseWrong,
        "notForSale" => CauseSoldOut,
        "returned" => CauseReturned,
        _ => CauseGoodwill,
    };

    public static LocalText BatchState(string state) => state switch { "open" => Open, "approved" => Approved, _ => GivenUp };
}
