namespace CreativeLabs.Web.Coordination;

internal static class DoorWords
{
    public static readonly LocalText Taken = new("{1} орундун {0} алынган", "Занято {0} из {1}", "{0} of {1} seats taken");
    public static readonly LocalText ToDoor = new("Кире бериш: ким келди", "Вход: кто пришёл", "The door: who came");
    public static readonly LocalText ToGuests = new("Орундар жана кезек", "Места и очередь", "Places and the line");
    public static readonly LocalText Public = new("Барагын көрүү", "Открыть страницу", "See its page");
    public static readonly LocalText Comes = new("Келет", "Придут", "Coming");
    public static readonly LocalText InLine = new("Кезекте", "В очереди", "In line");
    public static readonly LocalText Offered = new("Орун сунушталды", "Предложено место", "Offered a place");
    public static readonly LocalText Cancelled = new("Кайтарылды", "Отказались", "Given back");
    public static readonly LocalText NobodyHere = new("Бул тизмеде эч ким жок.", "В этом списке никого нет.", "Nobody is in this list.");
    public static readonly Counted Seats = new("орун", "место", "места", "мест", "seat", "seats");
    public static readonly LocalText With = new("Кошо келгендер: {0}", "Вместе с ней: {0}", "With her: {0}");
    public static readonly LocalText NumberInLine = new("Кезектеги орду: {0}", "Номер в очереди: {0}", "Number {0} in the line");
    public static readonly LocalText Until = new("Жооп күтүлөт: {0}", "Ждём ответа до: {0}", "Answers before: {0}");
    public static readonly LocalText Door = new("Кире бериш", "Вход", "The door");
    public static readonly LocalText Number = new("Билеттин номери", "Номер билета", "Number of the ticket");
    public static readonly LocalText NumberHint = new(
        "Билеттин астындагы сегиз белги.", "Восемь знаков под кодом билета.", "The eight characters under the code.");
    public static readonly LocalText LetIn = new("Келди деп белгилөө", "Отметить приход", "She is here");
    public static readonly LocalText Guest = new("Катталбай келген киши", "Пришла без записи", "Somebody who is not registered");
    public static readonly LocalText GuestName = new("Аты-жөнү", "Имя и фамилия", "Name");
    public static readonly LocalText Find = new("Аты же номери боюнча табуу", "Найти по имени или номеру", "Find by name or number");
    public static readonly LocalText FindIt = new("Табуу", "Найти", "Find");
    public static readonly LocalText List = new("Тизме", "Список", "The list");
    public static readonly LocalText MarkTicked = new(
        "Белгиленгендер келди", "Отмеченные пришли", "Those who are ticked came");
    public static readonly LocalText Here = new("келди", "пришла", "is here");
    public static readonly LocalText NobodyFound = new(
        "Мындай аты же номери бар киши жок.", "С таким именем или номером никого нет.", "Nobody has this name or number.");
    public static readonly LocalText UnknownNumber = new(
        "Бул иш-чарада мындай билет жок. Номерин кайра окуңуз же атын издеңиз.",
        "На этом мероприятии такого билета нет. Прочтите номер ещё раз или найдите по имени.",
        "There is no such ticket for this event. Read the number again or look for the name.");
    public static readonly LocalText Nobody = new(
        "Билеттин номерин жазыңыз же тизмеден белгилеңиз.", "Введите номер билета или отметьте в списке.",
        "Type a ticket's number or tick somebody in the list.");
    public static readonly LocalText Count = new("Эсеп", "Счёт", "The count");
    public static readonly LocalText Persons = new("Орду барлар келди", "Пришли по записи", "Came on a place");
    public static readonly LocalText Companions = new("Кошо келгендер", "Вместе с ними", "Who came with them");
    public static readonly LocalText Unregistered = new("Катталбай келгендер", "Пришли без записи", "Came unregistered");
    public static readonly LocalText NoShows = new("Келбегендер", "Не пришли", "Did not come");
    public static readonly LocalText Close = new("Иш-чараны жабуу", "Закрыть мероприятие", "Close the event");
    public static readonly LocalText CloseSure = new(
        "Жабылгандан кийин келбегендер белгиленет. Чын эле жабасызбы?",
        "После закрытия отметятся те, кто не пришёл. Точно закрыть?",
        "Once closed, those who did not come are marked. Close it for sure?");
    public static readonly LocalText Closed = new("Жабылган: {0}", "Закрыто: {0}", "Closed: {0}");
}
