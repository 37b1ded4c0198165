using CreativeLabs.Contracts;

namespace CreativeLabs.Notifications.Templates;

/// <summary>What the coordinator says to one woman stands with her booking; why a lab is closed is everybody's.</summary>
internal static class BookingTemplates
{
    private static readonly LocalText Look = new(
        "Брондооңуз өзгөрдү. Чоо-жайын жеке баракчаңыздан окуңуз.",
        "Ваша бронь изменилась. Подробности на вашей странице.",
        "Your booking has changed. See your page for details.");

    public static readonly Template Confirmed = new("booking-confirmed", 1, Category.Community, new LocalText(
        "Сиз үчүн брондолду: «{resource}», {date}, саат {time}.",
        "За вами забронировано: «{resource}», {date} в {time}.",
        "Booked for you: {resource} on {date} at {time}."));

    public static readonly Template SeriesConfirmed = new("booking-series-confirmed", 1, Category.Community, new LocalText(
        "Апта сайынкы брондооңуз ырасталды: «{resource}». Күндөрүн жеке баракчаңыздан көрүңүз.",
        "Ваша еженедельная бронь подтверждена: «{resource}». Даты — на вашей странице.",
        "Your weekly booking is confirmed: {resource}. See the dates on your page."));

    public static readonly Template Rejected = new("booking-rejected", 3, Category.Community, new LocalText(
        "Координатор брондооңузду ырастай алган жок: «{resource}», {date}, саат {time}. Себебин билүү үчүн брондооңузду ачып көрүңүз.",
        "Координатор не смог подтвердить вашу бронь: «{resource}», {date} в {time}. Причина указана в вашей брони.",
        "The coordinator could not confirm your booking: {resource} on {date} at {time}. Open your booking to read why."), Look);

    public static readonly Template Lapsed = new("booking-lapsed", 1, Category.Community, new LocalText(
        "Брондооңузга убагында жооп берилген жок: «{resource}», {date}, саат {time}. Башка убакытты тандап көрүңүз.",
        "На вашу бронь не ответили вовремя: «{resource}», {date} в {time}. Попробуйте выбрать другое время.",
        "Your booking was not answered in time: {resource} on {date} at {time}. Please try another time."), Look);

    public static readonly Template Closed = new("booking-closed", 1, Category.Community, new LocalText(
        "Лаборатория жабык болгондуктан брондооңуз жокко чыгарылды: «{resource}», {date}, саат {time}. Себеби: {reason}",
        "Лаборатория будет закрыта, и ваша бронь снята: «{resource}», {date} в {time}. Причина: {reason}",
        "The lab will be closed, so your booking was released: {resource} on {date} at {time}. Reason: {reason}"), Look);

    public static readonly Template Left = new("booking-left", 1, Category.Community, new LocalText(
        "Сиз лабораториядан чыктыңыз, ошондуктан брондооңуз жокко чыгарылды: «{resource}», {date}, саат {time}. Кайра мүчө болсоңуз, " +
        "кайра брондой аласыз.",
        "Вы вышли из лаборатории, поэтому ваша бронь снята: «{resource}», {date} в {time}. Если вступите снова, сможете " +
        "забронировать опять.",
        "You left the lab, so your booking was released: {resource} on {date} at {time}. If you join again, you can book again."));

    public static readonly Template OutOfUse = new("booking-out-of-use", 1, Category.Community, new LocalText(
        "Бул жабдык убактылуу колдонулбайт, ошондуктан брондооңуз жокко чыгарылды: «{resource}», {date}, саат {time}. Башка убакытты же " +
        "башка жабдыкты тандаңыз.",
        "Этим оборудованием пока не пользуются, и ваша бронь снята: «{resource}», {date} в {time}. Выберите другое время или " +
        "другое оборудование.",
        "This cannot be used for now, so your booking was released: {resource} on {date} at {time}. Choose another time or another one."),
        Look);

    public static readonly Template Missed = new("booking-missed", 1, Category.Community, new LocalText(
        "Сиз келген жоксуз, ошондуктан убакыт башкаларга ачылды: «{resource}», {date}, саат {time}. Келе албасаңыз, алдын ала жокко " +
        "чыгарып коюңуз.",
        "Вы не пришли, и время открыто для других: «{resource}», {date} в {time}. Если не сможете прийти, отмените бронь заранее.",
        "You did not come, so the time is open to others: {resource} on {date} at {time}. If you cannot come, please cancel beforehand."));

    public static readonly Template Cancelled = new("booking-cancelled", 3, Category.Community, new LocalText(
        "Координатор брондооңузду жокко чыгарды: «{resource}», {date}, саат {time}. Себебин билүү үчүн брондооңузду ачып көрүңүз.",
        "Координатор отменил вашу бронь: «{resource}», {date} в {time}. Причина указана в вашей брони.",
        "The coordinator cancelled your booking: {resource} on {date} at {time}. Open your booking to read why."), Look);

    public static IReadOnlyList<Template> All { get; } =
        [Confirmed, SeriesConfirmed, Rejected, Lapsed, Closed, Left, OutOfUse, Missed, Cancelled];
}
