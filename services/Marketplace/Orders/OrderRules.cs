using CreativeLabs.ServiceDefaults;

namespace CreativeLabs.Marketplace.Orders;

internal static class OrderRules
{
    public static readonly Rule OwnListing = new("own_listing",
        "Өз товарыңызды сатып ала албайсыз.", "Свой товар купить нельзя.", "You cannot buy your own listing.");

    public static readonly Rule NotPayable = new("order_not_payable",
        "Бул буйрутманы QR менен төлөөгө болбойт.", "Этот заказ нельзя оплатить по QR.", "This order cannot be paid by QR.");

    public static readonly Rule NotCancellable = new("order_not_cancellable",
        "Бул буйрутманы жокко чыгарууга болбойт.", "Этот заказ уже нельзя отменить.", "This order cannot be cancelled any more.");

    public static readonly Rule TooLarge = new("order_too_large",
        "Бир буйрутманын суммасы өтө чоң, аны бөлүңүз.", "Сумма одного заказа слишком большая, разделите его.",
        "The total of one order is too large; split it.");

    private static readonly Rule OutOfTurn = new("order_out_of_turn",
        "Буйрутманын азыркы абалында муну жасоого болбойт.", "В нынешнем состоянии заказа это невозможно.",
        "This cannot be done in the order's present state.");

    public static Rule WrongState(OrderState state) => OutOfTurn.With("state", state);
}
