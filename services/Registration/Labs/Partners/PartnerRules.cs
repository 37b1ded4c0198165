using CreativeLabs.Contracts;
using CreativeLabs.ServiceDefaults;

namespace CreativeLabs.Registration.Labs.Partners;

internal static class PartnerRules
{
    public static readonly Error Revoked = new("partner_revoked",
        "Бул өнөктөштүн укугу токтотулган.", "Доступ этого партнёра прекращён.", "This partner's access has been ended.");

    public static readonly Error TwoSecrets = new("two_secrets_valid",
        "Эки ачкыч иштеп турат. Адегенде бирин токтотуңуз.",
        "Действуют уже два секрета. Сначала отзовите один из них.",
        "Two secrets are valid already. Revoke one of them first.");

    public static readonly LocalText UnknownScope = new("Мындай укук жок.", "Такого права нет.", "There is no such scope.");

    public static readonly LocalText UnknownLab = new("Мындай лаборатория жок.", "Такой лаборатории нет.", "There is no such lab.");
}
