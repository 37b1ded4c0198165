using CreativeLabs.ServiceDefaults;

namespace CreativeLabs.Marketplace.Refunds;

internal static class RefundRules
{
    public static readonly Error OwnRequest = new("refund_own_request",
        "Акчаны кайтарууну сураган же ала турган адам аны бекитпейт.",
        "Возврат не подтверждает тот, кто его запросил или получит.",
        "Whoever asked for a refund, or will get it, does not approve it.");

    public static readonly Error AbovePaid = new("refund_above_paid",
        "Төлөнгөндөн көп акча кайтарууга болбойт.", "Нельзя вернуть больше, чем было заплачено.",
        "No more can be given back than was paid.");

    public static readonly Error NotPaidByRail = new("refund_not_possible",
        "Бул буйрутма боюнча акча биз аркылуу кайтарылбайт.", "По этому заказу деньги через нас не возвращаются.",
        "Money for this order is not given back through us.");

    public static readonly Error OtherUnderWay = new("refund_under_way",
        "Ушул төлөм боюнча башка кайтаруу жүрүп жатат. Ал бүткөндө кайталаңыз.",
        "По этому платежу уже идёт другой возврат. Повторите, когда он завершится.",
        "Another refund of this payment is under way. Try again once it has ended.");

    public static readonly Error IsOwed = new("refund_is_owed",
        "Бул акча сатып алуучуга тиешелүү, четке кагууга болбойт.", "Эти деньги причитаются покупательнице, отказать нельзя.",
        "This money is owed to the buyer; it cannot be refused.");

    private static readonly Error OutOfTurn = new("refund_out_of_turn",
        "Кайтаруунун азыркы абалында муну жасоого болбойт.", "В нынешнем состоянии возврата это невозможно.",
        "This cannot be done in the refund's present state.");

    public static Error WrongState(RefundState state) => OutOfTurn.With("state", state);
}
