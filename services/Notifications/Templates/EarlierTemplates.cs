using CreativeLabs.Contracts;

namespace CreativeLabs.Notifications.Templates;

/// <summary>Wordings that were in use until a new version took their place, for notifications that are there already. Nobody is told
/// anything by them any more. These said the coordinator's reason.</summary>
internal static class EarlierTemplates
{
    public static IReadOnlyList<Template> All { get; } =
    [
        new("booking-rejected", 1, Category.Community, new LocalText(
            "Координатор брондооңузду ырастай алган жок: «{resource}», {date}, саат {time}. Себеби: {reason}",
            "Координатор не смог подтвердить вашу бронь: «{resource}», {date} в {time}. Причина: {reason}",
            "The coordinator could not confirm your booking: {resource} on {date} at {time}. Reason: {reason}"),
            BookingTemplates.Rejected.Sms),
        new("booking-cancelled", 1, Category.Community, new LocalText(
            "Координатор брондооңузду жокко чыгарды: «{resource}», {date}, саат {time}. Себеби: {reason}",
            "Координатор отменил вашу бронь: «{resource}», {date} в {time}. Причина: {reason}",
            "The coordinator cancelled your booking: {resource} on {date} at {time}. Reason: {reason}"), BookingTemplates.Cancelled.Sms),
        new("application-rejected", 1, Category.Learning, new LocalText(
            "«{programme}» программасы боюнча арызыңыз бул жолу кабыл алынган жок. Себеби: {reason}",
            "Ваша заявка на программу «{programme}» на этот раз не принята. Причина: {reason}",
            "Your application to {programme} was not accepted this time. Reason: {reason}"), LearningTemplates.Rejected.Sms),
        new("programme-taken-off", 1, Category.Learning, new LocalText(
            "Сиз «{programme}» программасынын тизмесинен чыгарылдыңыз. Себеби: {reason}",
            "Вас вычеркнули из списка программы «{programme}». Причина: {reason}",
            "You were taken off the list of {programme}. Reason: {reason}"), ProgrammeTemplates.TakenOff.Sms),
        new("story-returned", 1, Category.Community, new LocalText(
            "Баяныңызды бир аз оңдоо керек. Координатордун сөзү: {reason}",
            "Вашу историю нужно немного поправить. Слово координатора: {reason}",
            "Your story needs a few changes. The coordinator says: {reason}")),
    ];
}
