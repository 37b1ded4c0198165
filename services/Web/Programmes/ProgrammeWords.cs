namespace CreativeLabs.Web.Programmes;

internal static class ProgrammeWords
{
    public static readonly LocalText Title = new("Программалар", "Программы", "Programmes");
    public static readonly LocalText Lead = new(
        "Бир нече айлык окуу жана колдоо: арыз берип, топко кошуласыз.", "Обучение и поддержка на несколько месяцев: подайте заявку.",
        "Learning and support over some months: apply and join a group.");
    public static readonly LocalText None = new("Азырынча программа жок.", "Программ пока нет.", "There is no programme yet.");
    public static readonly LocalText Calls = new("Кабыл алуулар", "Наборы", "Calls");
    public static readonly LocalText NoCalls = new("Азыр кабыл алуу жок.", "Сейчас набора нет.", "There is no call just now.");
    public static readonly LocalText ApplyBy = new("Арыз берүүнүн акыркы күнү: {0}", "Заявки принимают до: {0}", "Apply by: {0}");
    public static readonly LocalText Runs = new("Башталышы: {0}, аягы: {1}", "Начало: {0}, конец: {1}", "From {0} to {1}");
    public static readonly LocalText Places = new("{1} орундун {0} бош", "Свободно {0} из {1}", "{0} of {1} places free");
    public static readonly LocalText Jury = new("Калыстар эмнени карайт", "На что смотрит жюри", "What the jury looks at");
    public static readonly LocalText Weight = new("салмагы {0}", "вес {0}", "weight {0}");
    public static readonly LocalText Closed = new("Арыз кабыл алуу бүткөн.", "Приём заявок закончен.", "Applications are closed.");
    public static readonly LocalText Motivation = new(
        "Эмне үчүн катышкыңыз келет?", "Почему вы хотите участвовать?", "Why do you want to take part?");
    public static readonly LocalText MotivationHint = new(
        "Өзүңүз каалагандай жазыңыз, катасы маанилүү эмес.", "Напишите как хочется, ошибки не важны.",
        "Write as you like, mistakes do not matter.");
    public static readonly LocalText Apply = new("Арыз берүү", "Подать заявку", "Apply");
    public static readonly LocalText Mine = new("Сиздин арызыңыз", "Ваша заявка", "Your application");

    private static readonly LocalText Applied = new("Жөнөтүлдү, каралып жатат", "Отправлена, рассматривается", "Sent, being looked at");
    private static readonly LocalText Admitted = new("Сиз алындыңыз!", "Вас приняли!", "You are admitted!");
    private static readonly LocalText Rejected = new("Бул жолу алынган жоксуз", "В этот раз вас не приняли", "Not admitted this time");
    private static readonly LocalText Withdrawn = new("Кайтарып алдыңыз", "Вы её отозвали", "You took it back");

    public static LocalText State(string state) => state switch
    {
        "applied" => Applied,
        "rejected" => Rejected,
        "withdrawn" => Withdrawn,
        _ => Admitted,
    };
}
