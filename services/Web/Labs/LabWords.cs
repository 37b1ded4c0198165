namespace CreativeLabs.Web.Labs;

internal static class LabWords
{
    public static readonly LocalText Title = new("Лабораториялар", "Лаборатории", "The labs");
    public static readonly LocalText Lead = new(
        "Жанына барып, чай ичип, таанышып көрүңүз. Баары акысыз.", "Зайдите, выпейте чаю, познакомьтесь. Всё бесплатно.",
        "Drop in, have tea, get to know each other. It is all free.");
    public static readonly LocalText Of = new("{0} лабораториясы", "Лаборатория {0}", "The lab in {0}");
    public static readonly LocalText Map = new("Лабораториялардын картасы", "Карта лабораторий", "Map of the labs");
    public static readonly LocalText Metres = new("деңиз деңгээлинен {0} м", "{0} м над уровнем моря", "{0} m above the sea");
    public static readonly LocalText Hours = new("Иш убактысы", "Часы работы", "Opening hours");
    public static readonly LocalText Closed = new("жабык", "закрыто", "closed");
    public static readonly LocalText Has = new("Эмнелер бар", "Что здесь есть", "What there is");
    public static readonly LocalText Teaches = new("Эмнеге үйрөтөт", "Чему учат", "What is taught");
    public static readonly LocalText Join = new("Лабораторияга кошулуу", "Вступить в лабораторию", "Join this lab");
    public static readonly LocalText JoinHint = new(
        "Мүчө болсоңуз, курска жазылып, орун брондоп, насаатчы таба аласыз.",
        "Участница может записаться на курс, забронировать место и найти наставницу.",
        "A member can enrol in courses, book a place to work and find a mentor.");
    public static readonly LocalText Member = new("Сиз бул лабораториянын мүчөсүсүз.", "Вы участница этой лаборатории.",
        "You are a member of this lab.");
    public static readonly LocalText LeaveLab = new("Лабораториядан чыгуу", "Выйти из лаборатории", "Leave this lab");
    public static readonly LocalText LeaveSure = new("Чын эле чыгасызбы?", "Точно выйти?", "Leave for sure?");
    public static readonly LocalText NoEvents = new(
        "Азырынча иш-чара жарыялана элек.", "Мероприятий пока не объявлено.", "No event is announced yet.");
    public static readonly LocalText Open = new("Жазылууга ачык курстар", "Курсы, на которые можно записаться", "Courses open to enrol");

    private static readonly Dictionary<string, LocalText> Codes = new(StringComparer.Ordinal)
    {
        ["creative-industries"] = new("Чыгармачыл иштер", "Креативное дело", "Creative industries"),
        ["digital-marketing"] = new("Санарип маркетинг", "Цифровой маркетинг", "Digital marketing"),
        ["handicrafts"] = new("Кол өнөрчүлүк", "Ремёсла", "Handicrafts"),
        ["e-commerce"] = new("Онлайн соода", "Онлайн-торговля", "Online sales"),
        ["tourism"] = new("Туризм", "Туризм", "Tourism"),
        ["herbs-and-berries"] = new("Чөп жана мөмө", "Травы и ягоды", "Herbs and berries"),
        ["computers"] = new("Компьютерлер", "Компьютеры", "Computers"),
        ["photo-corner"] = new("Сүрөт бурчу", "Фотоуголок", "Photo corner"),
        ["meeting-room"] = new("Жыйын бөлмөсү", "Комната для встреч", "Meeting room"),
        ["childrens-corner"] = new("Балдар бурчу", "Детский уголок", "Children's corner"),
        ["sewing-machines"] = new("Тигүү машиналары", "Швейные машины", "Sewing machines"),
        ["embroidery-machine"] = new("Сайма машинасы", "Вышивальная машина", "Embroidery machine"),
        ["looms"] = new("Токуу станоктору", "Ткацкие станки", "Looms"),
        ["felt-table"] = new("Кийиз басуучу стол", "Стол для валяния", "Felting table"),
        ["herb-dryer"] = new("Чөп кургаткыч", "Сушилка для трав", "Herb dryer"),
    };

    /// <summary>A code of the API as people say it; null for one that has no words here, which is then not shown.</summary>
    public static LocalText? Code(string code) => Codes.GetValueOrDefault(code);
}
