namespace CreativeLabs.Web.Market;

internal static class MarketWords
{
    public static readonly LocalText Title = new("Базар", "Базар", "Market");
    public static readonly LocalText Lead = new(
        "Лабораториялардын аялдары өз колу менен жасаган буюмдар. Акчасы түз өздөрүнө барат.",
        "Вещи, сделанные руками женщин из лабораторий. Деньги идут им напрямую.",
        "Made by hand by women of the labs. The money goes straight to them.");
    public static readonly Counted Pieces = new("даана калды", "штука", "штуки", "штук", "piece left", "pieces left");
    public static readonly LocalText SoldOut = new("Сатылып кетти", "Продано", "Sold out");
    public static readonly LocalText Search = new("Эмне издейсиз?", "Что ищете?", "What are you looking for?");
    public static readonly LocalText Find = new("Издөө", "Найти", "Search");
    public static readonly LocalText All = new("Бардыгы", "Всё", "All");
    public static readonly LocalText None = new("Мындай буюм табылган жок.", "Ничего не нашлось.", "Nothing was found.");
    public static readonly LocalText Seller = new("Сатуучу", "Продавщица", "Seller");
    public static readonly LocalText Quantity = new("Канча даана?", "Сколько штук?", "How many?");
    public static readonly LocalText PayHow = new("Кантип төлөйсүз?", "Как заплатите?", "How will you pay?");
    public static readonly LocalText ByQr = new("QR менен, банктын тиркемесинен", "По QR из приложения банка", "By QR, from a bank's app");
    public static readonly LocalText ByCash = new("Накталай, алган жерде", "Наличными при получении", "In cash, when you get it");
    public static readonly LocalText Check = new("Буйрутманы текшерүү", "Проверить заказ", "Check the order");
    public static readonly LocalText CheckTitle = new("Баары туурабы?", "Всё верно?", "Is it all right?");
    public static readonly LocalText Order = new("Буйрутма берүү", "Заказать", "Place the order");
    public static readonly LocalText Total = new("Жалпы баасы", "Всего", "Total");
    public static readonly LocalText OrderTitle = new("Буйрутма {0}", "Заказ {0}", "Order {0}");
    public static readonly LocalText MyOrders = new("Буйрутмаларым", "Мои заказы", "My orders");
    public static readonly LocalText NoOrders = new(
        "Буйрутма бере элексиз.", "Вы ещё ничего не заказали.", "You have not ordered anything yet.");
    public static readonly LocalText Pay = new("QR менен төлөө", "Заплатить по QR", "Pay by QR");
    public static readonly LocalText PayTitle = new("Төлөм", "Оплата", "Payment");
    public static readonly LocalText PayHint = new(
        "Банктын тиркемесин ачып, кодду сканерлеңиз. Төлөнгөндө бул барак өзү жаңырат.",
        "Откройте приложение банка и отсканируйте код. Когда оплата пройдёт, страница обновится сама.",
        "Open your bank's app and scan the code. The page changes by itself once it is paid.");
    public static readonly LocalText PayUntil = new("Код иштейт: {0}", "Код действует до: {0}", "The code is good until: {0}");
    public static readonly LocalText QrAlt = new("Төлөмдүн QR коду", "QR-код для оплаты", "QR code to pay");
    public static readonly LocalText KeptUntil = new("Сиз үчүн сакталат: {0}", "Отложено для вас до: {0}", "Kept for you until: {0}");
    public static readonly LocalText Cancel = new("Буйрутманы жокко чыгаруу", "Отменить заказ", "Cancel the order");
    public static readonly LocalText CancelSure = new("Чын эле жокко чыгарасызбы?", "Точно отменить?", "Cancel for sure?");
    public static readonly LocalText Look = new("Кайра карап көрүү", "Посмотреть ещё раз", "Look again");

    public static readonly IReadOnlyList<LocalText> Steps =
    [
        new("Буйрутма берилди", "Заказан", "Ordered"), new("Төлөндү", "Оплачен", "Paid"),
        new("Кабыл алынды", "Принят", "Accepted"), new("Даяр", "Готов", "Ready"), new("Колуңузда", "У вас", "With you"),
    ];

    public static readonly string[] Categories = ["felt", "textile", "clothing", "food", "herbs", "experience", "other"];

    private static readonly LocalText Felt = new("Кийиз", "Войлок", "Felt");
    private static readonly LocalText Textile = new("Кездеме, сайма", "Ткань, вышивка", "Textile, embroidery");
    private static readonly LocalText Clothing = new("Кийим", "Одежда", "Clothing");
    private static readonly LocalText Food = new("Азык", "Еда", "Food");
    private static readonly LocalText Herbs = new("Чөп, чай", "Травы, чай", "Herbs, tea");
    private static readonly LocalText Experience = new("Саякат", "Поездка", "Experience");
    private static readonly LocalText Other = new("Башка", "Другое", "Other");
    private static readonly LocalText CancelledState = new("Жокко чыгарылды", "Отменён", "Cancelled");
    private static readonly LocalText ExpiredState = new("Убактысы өтүп кетти", "Время вышло", "It ran out of time");

    public static LocalText Category(string category) => category switch
    {
        "felt" => Felt,
        "textile" => Textile,
        "clothing" => Clothing,
        "food" => Food,
        "herbs" => Herbs,
        "experience" => Experience,
        _ => Other,
    };

    /// <summary>How far an order is on its way; null when it ended before.</summary>
    public static int? Reached(string state) => state switch
    {
        "placed" or "reserved" or "awaitingPayment" => 0,
        "paid" => 1,
        "accepted" => 2,
        "ready" => 3,
        "handedOver" or "completed" => 4,
        _ => null,
    };

    public static LocalText State(string state) =>
        Reached(state) is { } step ? Steps[step] : state is "expired" ? ExpiredState : CancelledState;
}
