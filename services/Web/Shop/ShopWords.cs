namespace CreativeLabs.Web.Shop;

internal static class ShopWords
{
    public static readonly LocalText Title = new("Менин дүкөнүм", "Мой магазин", "My shop");
    public static readonly LocalText OpenTitle = new("Өз дүкөнүңүздү ачыңыз", "Откройте свой магазин", "Open a shop of your own");
    public static readonly LocalText OpenLead = new(
        "Сатууга укук берген курсту бүтүргөн соң дүкөн ача аласыз. Бул акысыз.",
        "Магазин можно открыть после курса, который даёт право продавать. Это бесплатно.",
        "You can open a shop once you completed a course that gives the right to sell. It is free.");
    public static readonly LocalText Name = new("Дүкөндүн аты", "Название магазина", "Name of the shop");
    public static readonly LocalText Open = new("Дүкөн ачуу", "Открыть магазин", "Open the shop");
    public static readonly LocalText Income = new("Кирешем", "Мой доход", "My income");
    public static readonly LocalText Earned = new("Бардыгы иштеп тапкан", "Заработано всего", "Earned in all");
    public static readonly LocalText Now = new("Азыр эсепте", "Сейчас на счёте", "On the account now");
    public static readonly LocalText Cash = new("Накталай алган", "Получено наличными", "Received in cash");
    public static readonly LocalText Things = new("Буюмдарым", "Мои вещи", "My things");
    public static readonly LocalText NoThings = new("Азырынча буюм жок.", "Пока ничего нет.", "Nothing yet.");
    public static readonly LocalText Add = new("Буюм кошуу", "Добавить вещь", "Add a thing");
    public static readonly LocalText ThingTitle = new("Аталышы", "Название", "What it is called");
    public static readonly LocalText Description = new("Баяндамасы", "Описание", "Description");
    public static readonly LocalText Price = new("Баасы, сом", "Цена, сом", "Price, som");
    public static readonly LocalText Kind = new("Түрү", "Вид", "Kind");
    public static readonly LocalText OnHand = new("Канча даана бар?", "Сколько штук есть?", "How many do you have?");
    public static readonly LocalText Submit = new("Текшерүүгө жөнөтүү", "Отправить на проверку", "Send for review");
    public static readonly LocalText Save = new("Сактоо", "Сохранить", "Save");
    public static readonly LocalText PriceWrong = new(
        "Бааны сан менен жазыңыз, мисалы 1250.", "Напишите цену числом, например 1250.", "Write the price as a number, such as 1250.");
    public static readonly LocalText Sales = new("Сатууларым", "Мои продажи", "My sales");
    public static readonly LocalText NoSales = new("Азырынча буйрутма жок.", "Заказов пока нет.", "No order yet.");
    public static readonly LocalText Accept = new("Буйрутманы кабыл алуу", "Принять заказ", "Accept the order");
    public static readonly LocalText Ready = new("Даяр", "Готово", "It is ready");
    public static readonly LocalText HandOver = new("Колуна бердим", "Отдала", "I handed it over");
    public static readonly LocalText Receipt = new("Сатып алуучунун коду", "Код покупательницы", "The buyer's code");

    private static readonly LocalText Draft = new("Каралама", "Черновик", "Draft");
    private static readonly LocalText InReview = new("Текшерилүүдө", "На проверке", "Being reviewed");
    private static readonly LocalText Published = new("Сатыкта", "В продаже", "For sale");
    private static readonly LocalText Suspended = new("Токтотулган", "Приостановлено", "Suspended");
    private static readonly LocalText Archived = new("Архивде", "В архиве", "Archived");

    public static LocalText State(string state) => state switch
    {
        "draft" => Draft,
        "inReview" => InReview,
        "published" => Published,
        "suspended" => Suspended,
        _ => Archived,
    };
}
