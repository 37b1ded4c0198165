using CreativeLabs.Contracts;
using CreativeLabs.ServiceDefaults;

namespace CreativeLabs.Notifications.Webhooks;

internal static class WebhookRules
{
    public static readonly Error TooMany = new("too_many_webhooks",
        "Ондон ашык вебхук болбойт.", "Вебхуков может быть не больше десяти.", "There can be no more than ten webhooks.");

    public static readonly Error TwoSecrets = new("two_secrets_valid",
        "Эки ачкыч иштеп турат. Эскиси бүтмөйүнчө жаңысы жасалбайт.",
        "Действуют уже два секрета. Дождитесь, пока старый перестанет действовать.",
        "Two secrets are valid already. Wait until the older one has ended.");

    public static readonly Error Disabled = new("webhook_disabled",
        "Бул вебхук өчүрүлгөн. Адегенде аны күйгүзүңүз.", "Этот вебхук выключен. Сначала включите его.",
        "This webhook is switched off. Enable it first.");

    public static readonly LocalText BadAddress = new(
        "https менен башталган, ачык тармактагы толук дарек керек.",
        "Нужен полный адрес в открытой сети, начинающийся с https.",
        "Must be a whole address that begins with https, in the public network.");

    public static readonly LocalText UnknownType = new(
        "Каталогдо мындай окуя жок.", "Такого события нет в каталоге.", "There is no such event in the catalogue.");

    public static readonly LocalText UnknownEvent = new(
        "Мындай окуя жок, же ал мындан ары сакталбайт.", "Такого события нет, или оно больше не хранится.",
        "There is no such event, or it is not kept any more.");
}
