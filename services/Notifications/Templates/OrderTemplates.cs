using CreativeLabs.Contracts;

namespace CreativeLabs.Notifications.Templates;

/// <summary>What becomes of orders and of the money for them. In the inbox only: a phone may be shared.</summary>
internal static class OrderTemplates
{
    public static readonly Template Placed = new("order-placed", 1, Category.Selling, new LocalText(
        "№ {number} буйрутмаңыз кабыл алынды: {amount}.",
        "Заказ № {number} оформлен: {amount}.",
        "Order {number} is placed: {amount}."));

    public static readonly Template Requested = new("order-requested", 1, Category.Selling, new LocalText(
        "№ {number} буйрутма келди: {title}, {quantity} даана, {amount}, накталай төлөнөт. Кабыл алуунун акыркы мөөнөтү: {moment}.",
        "Новый заказ № {number}: {title}, {quantity} шт., {amount}, оплата наличными. Примите его до {moment}.",
        "New order {number}: {title}, {quantity} pcs, {amount}, paid in cash. Accept it by {moment}."));

    public static readonly Template Accepted = new("order-accepted", 1, Category.Selling, new LocalText(
        "№ {number} буйрутмаңызды сатуучу кабыл алды.",
        "Продавец принял ваш заказ № {number}.",
        "The seller has accepted your order {number}."));

    public static readonly Template Ready = new("order-ready", 1, Category.Selling, new LocalText(
        "№ {number} буйрутмаңыз даяр. Алып кетүүнүн акыркы мөөнөтү: {moment}. Товар колуңузга тийгенде гана кодуңузду айтыңыз.",
        "Ваш заказ № {number} готов. Заберите его до {moment}. Код из заказа назовите только тогда, когда товар у вас в руках.",
        "Your order {number} is ready. Fetch it by {moment}. Say the code in your order only once you have the goods in hand."));

    public static readonly Template HandedOver = new("order-handed-over", 1, Category.Selling, new LocalText(
        "Сатуучунун айтуусу боюнча № {number} буйрутма сизде. Андай эмес болсо, үч күндүн ичинде билдириңиз.",
        "Продавец отметил, что заказ № {number} у вас. Если это не так, сообщите в течение трёх дней.",
        "The seller says that you have order {number}. If not, say so within three days."));

    public static readonly Template Completed = new("order-completed", 1, Category.Selling, new LocalText(
        "№ {number} буйрутма аяктады: {amount}.",
        "Заказ № {number} завершён: {amount}.",
        "Order {number} is completed: {amount}."));

    public static readonly Template DeclinedToBuyer = new("order-declined-buyer", 1, Category.Payment, new LocalText(
        "Сатуучу № {number} буйрутманы аткара албайт. Төлөгөн болсоңуз, акчаңыз кайтарылат.",
        "Продавец не может выполнить заказ № {number}. Если вы заплатили, деньги вернутся.",
        "The seller cannot fulfil order {number}. If you have paid, your money comes back."));

    public static readonly Template LapsedToBuyer = new("order-lapsed-buyer", 1, Category.Payment, new LocalText(
        "Сатуучу № {number} буйрутмага убагында жооп берген жок, ал жабылды. Төлөгөн болсоңуз, акчаңыз кайтарылат.",
        "Продавец вовремя не ответил на заказ № {number}, и он закрыт. Если вы заплатили, деньги вернутся.",
        "The seller did not answer order {number} in time, and it is closed. If you have paid, your money comes back."));

    public static readonly Template LapsedToSeller = new("order-lapsed-seller", 1, Category.Selling, new LocalText(
        "№ {number} буйрутма убагында кабыл алынган жок жана жабылды.",
        "Заказ № {number} не был принят вовремя и закрыт.",
        "Order {number} was not accepted in time and is closed."));

    public static readonly Template NoShowToBuyer = new("order-no-show-buyer", 1, Category.Payment, new LocalText(
        "№ {number} буйрутма алынган жок жана жабылды. Төлөгөн болсоңуз, акчаңыз кайтарылат.",
        "Заказ № {number} не забрали, и он закрыт. Если вы заплатили, деньги вернутся.",
        "Order {number} was not fetched and is closed. If you have paid, your money comes back."));

    public static readonly Template NoShowToSeller = new("order-no-show-seller", 1, Category.Selling, new LocalText(
        "№ {number} буйрутма алынган жок жана жабылды. Товар кайра сатыкта.",
        "Заказ № {number} не забрали, и он закрыт. Товар снова в продаже.",
        "Order {number} was not fetched and is closed. The goods are on sale again."));

    public static readonly Template CancelledToSeller = new("order-cancelled-seller", 1, Category.Selling, new LocalText(
        "Сатып алуучу № {number} буйрутманы жокко чыгарды. Товар кайра сатыкта.",
        "Покупатель отменил заказ № {number}. Товар снова в продаже.",
        "The buyer has cancelled order {number}. The goods are on sale again."));

    public static readonly Template NotMatched = new("payment-not-matched", 1, Category.Payment, new LocalText(
        "№ {number} буйрутма үчүн башка сумма же башка валюта келди. Ал акча кайтарылат, буйрутма төлөмдү күтүп турат.",
        "По заказу № {number} пришла другая сумма или валюта. Эти деньги вернутся, заказ ждёт оплаты.",
        "Another amount or currency came for order {number}. That money goes back, and the order still waits for its payment."));

    public static readonly Template RefundRequested = new("refund-requested", 1, Category.Payment, new LocalText(
        "№ {number} буйрутма боюнча сизге {amount} кайтарылат.",
        "По заказу № {number} вам вернут {amount}.",
        "You will get {amount} back for order {number}."));

    public static readonly Template RefundSettled = new("refund-settled", 1, Category.Payment, new LocalText(
        "№ {number} буйрутма боюнча {amount} кайтарылды.",
        "По заказу № {number} возвращено {amount}.",
        "{amount} was returned for order {number}."));

    public static readonly Template DisputeOpened = new("dispute-opened", 1, Category.Selling, new LocalText(
        "Сатып алуучу № {number} буйрутма боюнча талаш ачты. Жооп бериңиз.",
        "Покупатель открыл спор по заказу № {number}. Ответьте на него.",
        "The buyer has opened a dispute about order {number}. Please answer."));

    public static readonly Template DisputeDecided = new("dispute-decided", 1, Category.Payment, new LocalText(
        "№ {number} буйрутма боюнча талаш чечилди. Чечимди буйрутманын баракчасынан окуңуз.",
        "Спор по заказу № {number} решён. Прочитайте решение на странице заказа.",
        "The dispute about order {number} is decided. Open the order to read how."));

    public static readonly Template PayoutSent = new("payout-sent", 1, Category.Payment, new LocalText(
        "Сатууларыңыз үчүн {amount} которулду.",
        "Вам перечислено за продажи: {amount}.",
        "{amount} was paid out to you for your sales."));

    public static readonly Template PayoutReturned = new("payout-returned", 1, Category.Payment, new LocalText(
        "Сизге которулган {amount} кайтып келди, акча эсебиңизде сакталды. Эсептин номерин текшериңиз.",
        "Выплата {amount} не дошла, деньги остались на вашем балансе. Проверьте номер счёта.",
        "The payout of {amount} came back, and the money is in your balance. Check your account number."));

    public static readonly Template ListingSuspended = new("listing-suspended", 1, Category.Selling, new LocalText(
        "«{title}» сатыктан убактылуу алынды. Себебин товардын баракчасынан окуңуз.",
        "«{title}» временно снят с продажи. Прочитайте причину на странице товара.",
        "{title} was taken off the market. Open the listing to read why."));

    public static readonly Template ListingReinstated = new("listing-reinstated", 1, Category.Selling, new LocalText(
        "«{title}» кайра сатыкта.",
        "«{title}» снова в продаже.",
        "{title} is on sale again."));

    public static readonly Template ListingReturned = new("listing-returned", 1, Category.Selling, new LocalText(
        "«{title}» оңдоого кайтарылды. Себебин товардын баракчасынан окуңуз.",
        "«{title}» возвращён на доработку. Прочитайте причину на странице товара.",
        "{title} was sent back. Open the listing to read why."));

    public static IReadOnlyList<Template> All { get; } =
    [
        Placed, Requested, Accepted, Ready, HandedOver, Completed, DeclinedToBuyer, LapsedToBuyer, LapsedToSeller, NoShowToBuyer,
        NoShowToSeller, CancelledToSeller, NotMatched, RefundRequested, RefundSettled,
        DisputeOpened, DisputeDecided, PayoutSent, PayoutReturned,
        ListingSuspended, ListingReinstated, ListingReturned,
    ];
}
