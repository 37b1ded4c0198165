using CreativeLabs.ServiceDefaults;

namespace CreativeLabs.Marketplace.Orders;

internal static class OrderRules
{
    public static readonly Error OwnListing = new("own_listing",
        "Өз товарыңызды сатып ала албайсыз.", "Свой товар купить нельзя.", "You cannot buy your own listing.");

    public static readonly Error NotPayable = new("order_not_payable",
        "Бул буйрутманы QR менен төлөөгө болбойт.", "Этот заказ нельзя оплатить по QR.", "This order cannot be paid by QR.");

    public static readonly Error NotCancellable = new("order_not_cancellable",
        "Бул буйрутманы жокко чыгарууга болбойт.", "Этот заказ уже нельзя отменить.", "This order cannot be cancelled any more.");

    public static readonly Error TooLarge = new("order_too_large",
        "Бир буйрутманын суммасы өтө чоң, аны бөлүңүз.", "Сумма одного заказа слишком большая, разделите его.",
        "The total of one order is too large; split it.");

    public static readonly Error PriceChanged = new("price_changed",
        "Баасы өзгөрдү. Жаңы баасын карап, кайра буйрутма бериңиз.",
        "Цена изменилась. Посмотрите новую цену и закажите снова.",
        "The price has changed. Look at the new one and order again.");

    public static readonly Error DeliveryNotOffered = new("delivery_not_offered",
        "Бул дүкөн товарды мындай жол менен бербейт.", "Этот магазин так не доставляет.",
        "This shop does not hand its goods over in this way.");

    public static readonly Error TooManyOpen = new("too_many_open_orders",
        "Төлөнө элек буйрутмаларыңыз өтө көп. Алгач аларды төлөңүз же жокко чыгарыңыз.",
        "У вас слишком много неоплаченных заказов. Сначала оплатите или отмените их.",
        "You have too many unpaid orders. Pay or cancel some first.");

    public static readonly Error TooManyHeld = new("too_many_pieces_held",
        "Сиз үчүн өтө көп дана кармалып турат. Алгач буйрутмаларыңызды төлөңүз же жокко чыгарыңыз.",
        "За вами отложено слишком много штук. Сначала оплатите или отмените свои заказы.",
        "Too many pieces are held for you. Pay or cancel some of your orders first.");

    public static readonly Error NotReplaceable = new("order_not_replaceable",
        "Төлөнө элек өз буйрутмаңызды гана алмаштыра аласыз.", "Заменить можно только свой неоплаченный заказ.",
        "You can only replace an unpaid order of your own.");

    public static readonly Error OrderedApart = new("ordered_apart",
        "Убактысы бар товар өзүнчө буйрутма кылынат: бир дүкөндөн бир убакыт.",
        "То, что проходит в назначенное время, заказывают отдельно: одно время одного магазина.",
        "What takes place at a time is ordered apart from the rest of its shop, one time at once.");

    public static readonly Error TooLittle = new("quantity_too_small",
        "Мынча аз сатылбайт.", "Так мало не продают.", "That is too little to have a price.");

    public static readonly Error WrongCode = new("handover_code_wrong",
        "Код туура эмес. Сатып алуучудан буйрутмасындагы кодду сураңыз.",
        "Код неверен. Спросите у покупательницы код из её заказа.",
        "The code is wrong. Ask the buyer for the code in her order.");

    public static readonly Error TooEarlyForNoShow = new("too_early_for_no_show",
        "Сатып алуучуга келүүгө дагы убакыт бар.", "У покупательницы ещё есть время прийти.",
        "The buyer still has time to come.");

    private static readonly Error OutOfTurn = new("order_out_of_turn",
        "Буйрутманын азыркы абалында муну жасоого болбойт.", "В нынешнем состоянии заказа это невозможно.",
        "This cannot be done in the order's present state.");

    public static Error WrongState(OrderState state) => OutOfTurn.With("state", state);
}
