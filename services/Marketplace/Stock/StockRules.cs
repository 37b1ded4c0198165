using CreativeLabs.ServiceDefaults;

namespace CreativeLabs.Marketplace.Stock;

internal static class StockRules
{
    /// <summary>The most pieces of one listing.</summary>
    public const int Most = 100_000;

    public static readonly Error NotEnough = new("not_enough_stock",
        "Мынча дана калган жок.", "Столько штук не осталось.", "There are not that many left.");

    public static readonly Error HeldForOrders = new("stock_held_for_orders",
        "Мындан көбү буйрутмалар үчүн кармалып турат.", "Больше этого уже отложено под заказы.", "More than that is held for orders.");
}
