using CreativeLabs.ServiceDefaults;

namespace CreativeLabs.Marketplace.StandingOrders;

internal static class SupplyRules
{
    /// <summary>The most of a good at once, in its unit.</summary>
    public const int Most = 100_000;

    public static readonly Error OwnOrder = new("own_standing_order",
        "Өз туруктуу буйрутмаңызды өзүңүз бекитпейсиз.", "Свой постоянный заказ не подтверждают.",
        "Nobody approves a standing order of her own.");

    public static readonly Error NoGood = new("supply_good_unknown",
        "Мындай товар тизмеде жок.", "Такого товара в списке нет.", "There is no such good on the list.");

    public static readonly Error SubstituteNotSo = new("substitute_mismatch",
        "Алмаштыруучу товар алмаштыруу тандалганда гана жана башка товар болушу керек.",
        "Товар на замену нужен только при замене, и это должен быть другой товар того же измерения.",
        "A substitute is another good with the same unit, and is named with that choice only.");

    public static readonly Error TooMuchPacked = new("too_much_packed",
        "Сиз алгандан көп салынды.", "Упаковано больше, чем вы взяли на себя.", "More is packed than you took on.");

    public static readonly Error LotNotReleased = new("lot_not_released",
        "Партия колдонууга уруксат берилген эмес.", "Партия не выпущена.", "The lot is not released.");

    public static readonly Error OtherLot = new("lot_of_another",
        "Бул партия башка дүкөндүн же башка товардын партиясы.", "Эта партия другого магазина или другого товара.",
        "This lot is of another shop, or of another good.");

    public static readonly Error NotTested = new("lot_not_tested",
        "Партиянын бардык сыноолору өтүшү керек.", "Партия должна пройти все проверки.", "A lot is released once all of its tests passed.");

    public static readonly Error Recalled = new("lot_recalled",
        "Бул партия кайра чакырылган.", "Эта партия отозвана.", "This lot was recalled.");

    public static readonly Error NotInvoiced = new("not_invoiced",
        "Азырынча эсеп жок.", "Счёта пока нет.", "There is no invoice yet.");

    private static readonly Error OutOfTurn = new("supply_out_of_turn",
        "Азыркы абалында муну жасоого болбойт.", "В нынешнем состоянии это невозможно.", "This cannot be done in its present state.");

    public static Error WrongState<T>(T state)
        where T : struct, Enum => OutOfTurn.With("state", state);
}
