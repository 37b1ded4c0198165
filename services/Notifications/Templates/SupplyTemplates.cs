using CreativeLabs.Contracts;

namespace CreativeLabs.Notifications.Templates;

/// <summary>What becomes of standing orders. In the inbox only: a phone may be shared.</summary>
internal static class SupplyTemplates
{
    public static readonly Template Offered = new("supply-offered", 1, Category.Selling, new LocalText(
        "{date}: сизден товар жеткирүү суралды. Макул болсоңуз, бир күн мурун кечинде саат 18:00гө чейин ырастаңыз.",
        "Вас просят поставить товар {date}. Подтвердите до 18:00 накануне.",
        "You are asked to deliver on {date}. Confirm by 18:00 the day before."));

    public static readonly Template Short = new("supply-short", 1, Category.Selling, new LocalText(
        "{date} күнкү туруктуу буйрутмаңыздын бир бөлүгү жеткирилбейт.",
        "Часть вашего постоянного заказа на {date} поставлена не будет.",
        "A part of your standing order for {date} will not be delivered."));

    public static readonly Template Delivered = new("supply-delivered", 1, Category.Selling, new LocalText(
        "{date} күнү жеткирген товарыңыз кабыл алынды.",
        "Ваша поставка {date} принята.",
        "What you delivered on {date} was accepted."));

    public static readonly Template Invoiced = new("supply-invoiced", 1, Category.Payment, new LocalText(
        "{number} эсеби: {amount}. Аны туруктуу буйрутманын барагынан басып чыгарыңыз.",
        "Счёт {number}: {amount}. Его можно распечатать на странице постоянного заказа.",
        "Invoice {number}: {amount}. Print it on the page of the standing order."));

    public static readonly Template Recalled = new("supply-recalled", 1, Category.Selling, new LocalText(
        "{date} күнү келген товардын бир партиясы кайра чакырылды. Аны колдонбоңуз, жеткирүүнүн барагын караңыз.",
        "Партия товара, поставленного {date}, отозвана. Не используйте её, посмотрите страницу поставки.",
        "A lot of what was delivered on {date} is recalled. Do not use it; see the page of the delivery."));

    public static IReadOnlyList<Template> All { get; } = [Offered, Short, Delivered, Invoiced, Recalled];
}
