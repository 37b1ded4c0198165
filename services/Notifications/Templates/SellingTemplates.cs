using CreativeLabs.Contracts;

namespace CreativeLabs.Notifications.Templates;

internal static class SellingTemplates
{
    public static readonly Template ListingPublished = new("listing-published", 1, Category.Selling, new LocalText(
        "«{title}» сатыкка чыкты.",
        "«{title}» теперь в продаже.",
        "{title} is on sale now."));

    public static readonly Template OrderPaidToSeller = new("order-paid-seller", 2, Category.Payment,
        new LocalText(
            "№ {number} буйрутма төлөндү: {title}, {quantity} даана, {amount}. Даярдап баштаңыз.",
            "Заказ № {number} оплачен: {title}, {quantity} шт., {amount}. Можно готовить.",
            "Order {number} was paid: {title}, {quantity} pcs, {amount}. Please prepare it."),
        new LocalText(
            "№ {number} буйрутма төлөндү. Чоо-жайын жеке баракчаңыздан окуңуз.",
            "Заказ № {number} оплачен. Подробности на вашей странице.",
            "Order {number} was paid. See your page for details."));

    public static readonly Template OrderPaidToBuyer = new("order-paid-buyer", 1, Category.Payment, new LocalText(
        "№ {number} буйрутмаңыздын төлөмү түштү. Рахмат!",
        "Оплата заказа № {number} получена. Спасибо!",
        "Your payment for order {number} has arrived. Thank you!"));

    public static readonly Template FirstSale = new("first-sale", 1, Category.Selling, new LocalText(
        "Биринчи сатууңуз менен куттуктайбыз! {amount}.",
        "Поздравляем с первой продажей! {amount}.",
        "Congratulations on your first sale! {amount}."));

    public static readonly Template OrderExpired = new("order-expired", 1, Category.Payment, new LocalText(
        "№ {number} буйрутма убагында төлөнгөн жок жана жабылды.",
        "Заказ № {number} не был оплачен вовремя и закрыт.",
        "Order {number} was not paid in time and is closed."));

    public static readonly Template StockLow = new("stock-low", 1, Category.Selling, new LocalText(
        "«{title}» аз калды: {quantity} даана.",
        "«{title}» заканчивается: осталось {quantity} шт.",
        "{title} is running low: {quantity} left."));

    public static readonly Template TermsPublished = new("seller-terms-published", 1, Category.Selling, new LocalText(
        "Сатуучулардын жаңы шарттары {date} баштап иштейт. Аларды окуп, кабыл алыңыз.",
        "Новые условия для продавцов действуют с {date}. Прочитайте и примите их.",
        "New terms for sellers apply from {date}. Please read and accept them."));

    public static readonly Template RightWithdrawn = new("right-to-sell-withdrawn", 1, Category.Selling,
        new LocalText(
            "Сатуу укугун берген күбөлүгүңүз жараксыз болду, товарларыңыз азыр сатыкта эмес. Буйрутмалар аткарылат. Курсту " +
            "кайра бүтүрсөңүз, товарларыңызды кайра жөнөтө аласыз.",
            "Свидетельство, которое давало вам право продавать, больше не действует, и ваши товары сняты с продажи. Заказы " +
            "выполняются. Когда вы снова пройдёте курс, товары можно отправить ещё раз.",
            "The credential that gave you the right to sell is no longer valid, and your goods are not on sale. Orders are fulfilled. " +
            "Once you complete the course again, you can submit them anew."),
        new LocalText(
            "Товарларыңыз азыр сатыкта эмес. Чоо-жайын жеке баракчаңыздан окуңуз.",
            "Ваши товары сняты с продажи. Подробности на вашей странице.",
            "Your goods are not on sale at present. See your page for details."));

    public static IReadOnlyList<Template> All { get; } =
        [ListingPublished, OrderPaidToSeller, OrderPaidToBuyer, FirstSale, OrderExpired, StockLow, TermsPublished, RightWithdrawn];
}
