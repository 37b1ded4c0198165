using CreativeLabs.ServiceDefaults;

namespace CreativeLabs.Marketplace.Payments;

internal static class PaymentRules
{
    public static readonly Error KeyRequired = new("idempotency_key_required",
        "Idempotency-Key (UUID) жетишпейт.", "Не хватает Idempotency-Key (UUID).",
        "An Idempotency-Key header with a UUID is required.", 400);

    public static readonly Error InvalidSignature = new("invalid_signature",
        "Кол тамга туура эмес же эскирген.", "Подпись неверна или устарела.", "The signature is wrong or too old.", 401);

    public static readonly Error RailAway = new("rail_unavailable",
        "Төлөм кызматы убактылуу жок. Кайталаңыз же колго акча менен төлөңүз.",
        "Платёжная система временно недоступна. Повторите или заплатите наличными.",
        "The payment service is away for now. Try again, or pay in cash.", 503);

    public static readonly Error AmountNotTaken = new("amount_not_taken",
        "Бул төлөм жолу мындай сумманы албайт. Башкасын тандаңыз.",
        "Этот способ оплаты не принимает такую сумму. Выберите другой.",
        "This way of paying does not take such an amount. Choose another.");

    public static readonly Error TooManyAttempts = new("too_many_payment_attempts",
        "Бул буйрутма үчүн төлөм кодунун саны чектелди.", "Для этого заказа создано слишком много кодов оплаты.",
        "Too many payment codes were made for this order.");
}
