using CreativeLabs.Contracts;
using CreativeLabs.ServiceDefaults;

namespace CreativeLabs.Notifications.Inbox;

internal static class InboxRules
{
    public static readonly LocalText UnknownEvent = new("Мындай окуя жок.", "Такого события нет.", "This event was not given by us.");

    public static readonly Error TooManyStreams = new("too_many_streams",
        "Өтө көп агым ачык. Кутучаны кайра жүктөп туруңуз.",
        "Открыто слишком много потоков. Обновляйте список вручную.",
        "Too many streams are open. Load the inbox now and then instead.", 503);
}
