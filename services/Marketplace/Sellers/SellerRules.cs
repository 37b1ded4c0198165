using CreativeLabs.ServiceDefaults;

namespace CreativeLabs.Marketplace.Sellers;

internal static class SellerRules
{
    public static readonly Rule NoRightToSell = new("no_right_to_sell",
        "Дүкөн ачуу үчүн алгач сатуу укугун берген курсту аяктаңыз.",
        "Чтобы открыть магазин, сначала пройдите курс, который даёт право продавать.",
        "To open a shop, first complete a course that gives the right to sell.");

    public static readonly Rule AlreadySeller = new("already_seller",
        "Сиздин дүкөнүңүз бар.", "У вас уже есть магазин.", "You already have a shop.");

    public static readonly Rule NotASeller = new("not_a_seller",
        "Алгач дүкөн ачыңыз.", "Сначала откройте магазин.", "Open a shop first.");
}
