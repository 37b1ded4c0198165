using CreativeLabs.ServiceDefaults;

namespace CreativeLabs.Marketplace.Stock;

internal static class StockRules
{
    public static readonly Error NotCounted = new("stock_not_counted",
        "Бул товардын запасы саналбайт: орундары же жумалары бар.", "Остаток этого товара не считают: у него места или недели.",
        "There is no stock of this listing: it has places, or weeks.");

    /// <summary>The most of one listing, in its unit.</summary>
    public const int Most = 100_000;

    public static readonly Error NotEnough = new("not_enough_stock",
        "Мынча дана калган жок.", "Столько штук не осталось.", "There are not that many left.");

    public static readonly Error HeldForOrders = new("stock_held_for_orders",
        "Мындан көбү буйрутмалар үчүн кармалып турат.", "Больше этого уже отложено под заказы.", "More than that is held for orders.");
}
