using CreativeLabs.Contracts;

namespace CreativeLabs.ServiceDefaults;

/// <summary>What kind of problem it is, in a word or two, for each status; the sentence beside it says what happened.</summary>
internal static class Titles
{
    private static readonly LocalText Request = new("Ката сурам", "Ошибочный запрос", "Bad request");
    private static readonly LocalText Server = new("Сервердин катасы", "Ошибка сервера", "Server error");

    private static readonly Dictionary<int, LocalText> ByStatus = new()
    {
        [401] = new("Кирүү керек", "Нужен вход", "Sign-in required"),
        [403] = new("Уруксат жок", "Нет доступа", "Not allowed"),
        [404] = new("Табылган жок", "Не найдено", "Not found"),
        [405] = new("Мындай ыкма жок", "Нет такого метода", "Method not allowed"),
        [408] = new("Убакыт өтүп кетти", "Время вышло", "Timed out"),
        [409] = new("Азыр болбойт", "Сейчас нельзя", "Not possible now"),
        [412] = new("Эски версия", "Старая версия", "Old version"),
        [413] = new("Өтө чоң", "Слишком много", "Too large"),
        [414] = new("Дарек өтө узун", "Слишком длинный адрес", "Address too long"),
        [415] = new("Белгисиз түр", "Неизвестный тип", "Unsupported type"),
        [416] = new("Мындай бөлүк жок", "Нет такой части", "No such range"),
        [422] = new("Ачкыч кайталанды", "Ключ использован", "Key used before"),
        [428] = new("Версия керек", "Нужна версия", "Version required"),
        [429] = new("Өтө көп сурам", "Слишком много запросов", "Too many requests"),
        [431] = new("Башаттар өтө узун", "Слишком длинные заголовки", "Headers too long"),
        [502] = new("Байланыш үзүлдү", "Связь прервалась", "Broken off"),
        [503] = new("Убактылуу жок", "Временно недоступно", "Unavailable"),
        [504] = new("Жооп жок", "Нет ответа", "No answer in time"),
    };

    public static LocalText Of(int status) => ByStatus.GetValueOrDefault(status, status >= 500 ? Server : Request);
}
