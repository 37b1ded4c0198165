using CreativeLabs.ServiceDefaults;

namespace CreativeLabs.Marketplace.Payouts;

internal static class PayoutRules
{
    public static readonly Error OwnBatch = new("payout_own_batch",
        "Төлөмдөрдү түзгөн адам аларды өзү бекитпейт.", "Кто составил выплаты, тот их не подтверждает.",
        "Whoever made a batch of payouts does not approve it.");

    public static readonly Error NothingDue = new("nothing_due",
        "Азыр төлөнө турган акча жок.", "Сейчас выплачивать нечего.", "Nothing is due at present.");

    public static readonly Error NothingToAsk = new("payout_not_sent",
        "Бул төлөм жөнөтүлгөн эмес.", "Эта выплата не отправлена.", "This payout was not sent.");

    private static readonly Error OutOfTurn = new("payout_batch_out_of_turn",
        "Төлөмдөрдүн азыркы абалында муну жасоого болбойт.", "В нынешнем состоянии выплат это невозможно.",
        "This cannot be done in the batch's present state.");

    public static Error WrongState(PayoutBatchState state) => OutOfTurn.With("state", state);
}
