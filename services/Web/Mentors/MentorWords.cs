namespace CreativeLabs.Web.Mentors;

internal static class MentorWords
{
    public static readonly LocalText Title = new("Насаатчылар", "Наставницы", "Mentors");
    public static readonly LocalText Lead = new(
        "Насаатчы — бул жолдон өткөн аял. Сурооңузду жазыңыз, сизге ылайыктуусун табабыз.",
        "Наставница уже прошла этот путь. Напишите, в чём нужна помощь, и мы найдём подходящую.",
        "A mentor has walked this way before. Say what you need, and we find the one who fits.");
    public static readonly LocalText Ask = new("Насаатчы суроо", "Попросить наставницу", "Ask for a mentor");
    public static readonly LocalText Lab = new("Кайсы лабораторияда?", "В какой лаборатории?", "At which lab?");
    public static readonly LocalText Topic = new("Эмне боюнча?", "О чём?", "About what?");
    public static readonly LocalText Choose = new("Тандаңыз", "Выберите", "Choose");
    public static readonly LocalText Languages = new("Кайсы тилде?", "На каком языке?", "In which language?");
    public static readonly LocalText Send = new("Сурамды жөнөтүү", "Отправить просьбу", "Send my request");
    public static readonly LocalText Mine = new("Менин сурамдарым", "Мои просьбы", "My requests");
    public static readonly LocalText MyMentors = new("Менин насаатчыларым", "Мои наставницы", "My mentors");
    public static readonly LocalText Withdraw = new("Сурамды кайтаруу", "Отозвать просьбу", "Take it back");
    public static readonly LocalText JoinFirst = new(
        "Насаатчы суроо үчүн адегенде лабораторияга кошулуңуз.", "Чтобы попросить наставницу, сначала вступите в лабораторию.",
        "Join a lab first, then you can ask for a mentor.");
    public static readonly LocalText WhoHelps = new("Эмнеге жардам беришет", "В чём помогают", "What they help with");
    public static readonly LocalText None = new(
        "Азырынча бош насаатчы жок, бирок сурам калтырсаңыз болот.", "Свободных наставниц пока нет, но просьбу оставить можно.",
        "No mentor is free just now, but you may leave a request.");
    public static readonly Counted Free = new(
        "бош орун", "свободное место", "свободных места", "свободных мест", "place free", "places free");
    public static readonly LocalText SignInFirst = new(
        "Сурам жөнөтүү үчүн кириңиз.", "Чтобы попросить, войдите.", "Sign in to ask.");

    private static readonly LocalText Open = new("Издеп жатабыз", "Ищем", "We are looking");
    private static readonly LocalText Proposed = new("Насаатчыга сунушталды", "Предложено наставнице", "A mentor was asked");
    private static readonly LocalText Accepted = new("Табылды!", "Нашлась!", "Found!");
    private static readonly LocalText Ended = new("Жабылды", "Закрыто", "Closed");
    private static readonly LocalText Active = new("Жүрүп жатат", "Идёт", "Under way");
    private static readonly LocalText Paused = new("Тыныгууда", "На паузе", "Paused");
    private static readonly LocalText Done = new("Аяктады", "Завершено", "Ended");

    public static LocalText State(string state) => state switch
    {
        "open" => Open,
        "proposed" => Proposed,
        "accepted" => Accepted,
        "active" => Active,
        "paused" => Paused,
        "completed" or "endedEarly" => Done,
        _ => Ended,
    };
}
