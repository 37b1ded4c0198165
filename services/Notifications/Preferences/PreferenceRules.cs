using CreativeLabs.ServiceDefaults;

namespace CreativeLabs.Notifications.Preferences;

internal static class PreferenceRules
{
    public static readonly Error AlwaysGoes = new("always_sent",
        "Коопсуздук жана төлөм билдирүүлөрү ар дайым жөнөтүлөт.",
        "Сообщения о безопасности и оплате отправляются всегда.",
        "Messages about security and payment are always sent.");
}
