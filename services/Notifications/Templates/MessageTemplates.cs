using CreativeLabs.Contracts;

namespace CreativeLabs.Notifications.Templates;

/// <summary>What buyers and sellers write to each other, and what is on its way. In the inbox only: a phone may be shared.</summary>
internal static class MessageTemplates
{
    public static readonly Template Sent = new("order-message", 1, Category.Selling, new LocalText(
        "№ {number} буйрутма боюнча сизге кат келди.",
        "Вам написали по заказу № {number}.",
        "You have a message about order {number}."));

    public static readonly Template SentOut = new("order-sent-out", 1, Category.Selling, new LocalText(
        "№ {number} буйрутмаңыз жолдо. Товар колуңузга тийгенде гана кодуңузду айтыңыз.",
        "Ваш заказ № {number} в пути. Код из заказа назовите только тогда, когда товар у вас в руках.",
        "Your order {number} is on its way. Say the code in your order only once you have the goods in hand."));

    public static readonly Template Reported = new("order-message-reported", 1, Category.Selling, new LocalText(
        "№ {number} буйрутма боюнча бир катка арыз түштү. Карап, чечим чыгарыңыз.",
        "На сообщение по заказу № {number} пожаловались. Посмотрите и решите.",
        "A message about order {number} was reported. Look at it and decide."));

    public static IReadOnlyList<Template> All { get; } = [Sent, SentOut, Reported];
}
