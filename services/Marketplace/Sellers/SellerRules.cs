using CreativeLabs.ServiceDefaults;

namespace CreativeLabs.Marketplace.Sellers;

internal static class SellerRules
{
    public static readonly Error NoRightToSell = new("no_right_to_sell",
        "Дүкөн ачуу үчүн алгач сатуу укугун берген курсту аяктаңыз.",
        "Чтобы открыть магазин, сначала пройдите курс, который даёт право продавать.",
        "To open a shop, first complete a course that gives the right to sell.");

    public static readonly Error AlreadySeller = new("already_seller",
        "Сиздин дүкөнүңүз бар.", "У вас уже есть магазин.", "You already have a shop.");

    public static readonly Error Closed = new("shop_closed",
        "Бул дүкөн жабылган.", "Этот магазин закрыт.", "This shop is closed.");

    public static readonly Error Paused = new("shop_paused",
        "Бул дүкөн азыр тыныгууда. Кийинчерээк буйрутма бериңиз.", "Этот магазин сейчас на паузе. Закажите позже.",
        "This shop is paused at present. Order later.");

    public static readonly Error OrdersOpen = new("shop_has_open_orders",
        "Бүтпөгөн буйрутмалар бар. Алгач аларды аткарыңыз.", "Есть незавершённые заказы. Сначала выполните их.",
        "There are orders that are not done. Fulfil them first.");

    public static readonly Error NotASeller = new("not_a_seller",
        "Алгач дүкөн ачыңыз.", "Сначала откройте магазин.", "Open a shop first.");
}
