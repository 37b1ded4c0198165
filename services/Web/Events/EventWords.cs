namespace CreativeLabs.Web.Events;

internal static class EventWords
{
    public static readonly LocalText Title = new("Иш-чаралар", "Мероприятия", "Events");
    public static readonly LocalText Lead = new(
        "Кызыктуу күндөр: барып көрүңүз, жаныңыздагыны кошо алыңыз.", "Приходите сами и возьмите с собой близких.",
        "Days worth going to. Bring somebody along.");
    public static readonly LocalText AllLabs = new("Бардык лабораториялар", "Все лаборатории", "All labs");
    public static readonly LocalText None = new("Жакын арада иш-чара жок.", "Ближайших мероприятий нет.", "There is no event soon.");
    public static readonly Counted Free = new(
        "бош орун", "свободное место", "свободных места", "свободных мест", "seat free", "seats free");
    public static readonly LocalText Full = new("Орун калган жок", "Мест не осталось", "No seats left");
    public static readonly LocalText FreeOf = new("{1} орундун {0} бош", "Свободно {0} из {1}", "{0} of {1} seats free");
    public static readonly Counted Waiting = new("киши кезекте", "человек в очереди", "человека в очереди", "человек в очереди",
        "person waiting", "people waiting");
    public static readonly LocalText Cancelled = new("Болбой калды", "Отменено", "Called off");
    public static readonly LocalText Over = new("Өтүп кетти", "Прошло", "It is over");
    public static readonly LocalText Register = new("Катталуу", "Записаться", "Register");
    public static readonly LocalText RegisterQueue = new("Кезекке туруу", "Встать в очередь", "Join the waiting line");
    public static readonly LocalText Seats = new("Канча киши келет?", "Сколько вас придёт?", "How many of you?");
    public static readonly LocalText With = new("Ким менен келесиз?", "Кто придёт с вами?", "Who comes with you?");
    public static readonly LocalText WithHint = new(
        "Ар бир ат өз сабында. Жазбасаңыз да болот.", "Каждое имя на своей строке. Можно не писать.",
        "One name a line. You may leave it out.");
    public static readonly LocalText SupportAsk = new("Жардам керекпи?", "Нужна ли помощь?", "Do you need support?");
    public static readonly LocalText Insist = new(
        "Бул жардамсыз келе албайм", "Без этой помощи прийти не смогу", "I cannot come without this support");
    public static readonly LocalText Calendar = new("Календарга кошуу", "Добавить в календарь", "Add to a calendar");
    public static readonly LocalText YouAre = new("Сиз катталгансыз", "Вы записаны", "You are registered");
    public static readonly LocalText ToTicket = new("Билетимди көрсөтүү", "Показать билет", "Show my ticket");
    public static readonly LocalText TicketTitle = new("Билет", "Билет", "Ticket");
    public static readonly LocalText TicketHint = new(
        "Кире бериште ушул кодду же номерди көрсөтүңүз. Экрандын жарыгын көтөрүп коюңуз.",
        "Покажите код или номер на входе. Сделайте экран поярче.", "Show the code or the number at the door. Turn the screen up.");
    public static readonly LocalText TicketCode = new("Билеттин QR коду", "QR-код билета", "QR code of the ticket");
    public static readonly LocalText Position = new("Кезектеги ордуңуз: {0}", "Вы {0}-я в очереди", "You are number {0} in the line");
    public static readonly LocalText Offered = new("Сизге орун чыкты!", "Для вас освободилось место!", "There is a seat for you!");
    public static readonly LocalText OfferUntil = new(
        "Жооп берүүнүн акыркы мөөнөтү: {0}", "Ответьте до: {0}", "Answer before: {0}");
    public static readonly LocalText Take = new("Ооба, келем", "Да, приду", "Yes, I come");
    public static readonly LocalText TakeWithout = new("Жардамсыз да келем", "Приду и без помощи", "I come without the support");
    public static readonly LocalText DeclineIt = new("Келе албайм", "Не смогу", "I cannot come");
    public static readonly LocalText GiveBack = new("Ордумду кайтаруу", "Отказаться от места", "Give my seat back");
    public static readonly LocalText GiveBackSure = new(
        "Ордуңуз кезектегиге өтөт. Ишенимдүүсүзбү?", "Место перейдёт дальше по очереди. Точно?",
        "Your seat goes to the next in line. Are you sure?");
    public static readonly LocalText Met = new("бар", "есть", "is there");
    public static readonly LocalText Unmet = new("азырынча жетпейт", "пока не хватает", "not yet there");

    public static LocalText Kind(string kind) => kind switch
    {
        "festival" => Festival,
        "roundtable" => Roundtable,
        "publicHearing" => Hearing,
        _ => OpenDay,
    };

    public static LocalText Support(string kind) => kind switch
    {
        "childcare" => Childcare,
        "transport" => Transport,
        _ => Interpreter,
    };

    public static string SupportIcon(string kind) => kind switch { "childcare" => "child", "transport" => "bus", _ => "hands" };

    public static LocalText State(string state) => state switch
    {
        "confirmed" => Confirmed,
        "waitlisted" or "requested" => Waitlisted,
        "offered" => Offered,
        "attended" => Attended,
        "noShow" => NoShow,
        "offerLapsed" => Lapsed,
        _ => Given,
    };

    public static readonly LocalText Confirmed = new("Ордуңуз бар", "Место за вами", "Your seat is kept");
    public static readonly LocalText Waitlisted = new("Кезектесиз", "Вы в очереди", "You are in the line");
    public static readonly LocalText Attended = new("Катыштыңыз", "Вы были", "You were there");
    public static readonly LocalText NoShow = new("Келген жоксуз", "Вы не пришли", "You did not come");
    public static readonly LocalText Lapsed = new("Убакыт өтүп кетти", "Время вышло", "The time ran out");
    public static readonly LocalText Given = new("Орун кайтарылды", "Место отдано", "The seat was given back");
    private static readonly LocalText Festival = new("Жарманке, майрам", "Ярмарка, фестиваль", "Fair, festival");
    private static readonly LocalText Roundtable = new("Тегерек стол", "Круглый стол", "Round table");
    private static readonly LocalText Hearing = new("Коомдук угуу", "Общественные слушания", "Public hearing");
    private static readonly LocalText OpenDay = new("Ачык эшик күнү", "День открытых дверей", "Open day");
    private static readonly LocalText Childcare = new("Балдарга көз салуу", "Присмотр за детьми", "Childcare");
    private static readonly LocalText Transport = new("Унаа", "Транспорт", "Transport");
    private static readonly LocalText Interpreter = new(
        "Жаңсоо тилинин котормочусу", "Переводчик жестового языка", "Sign language interpreter");
}
