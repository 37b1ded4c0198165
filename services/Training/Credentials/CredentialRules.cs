using CreativeLabs.ServiceDefaults;

namespace CreativeLabs.Training.Credentials;

internal static class CredentialRules
{
    public static readonly Error Mistyped = new("credential_number_mistyped",
        "Номерде ката бар окшойт, текшерип кайра жазыңыз.", "В номере, похоже, ошибка: проверьте и введите ещё раз.",
        "The number seems to be mistyped; check it and try again.", 404);

    public static readonly Error Revoked = new("credential_revoked",
        "Бул күбөлүк жокко чыгарылган.", "Это свидетельство отозвано.", "This credential was revoked.");

    public static readonly Error NoTypeface = new("certificate_unavailable",
        "Күбөлүктү азыр басып чыгарууга болбойт, кийинчерээк кайталаңыз.", "Сейчас свидетельство напечатать нельзя, повторите позже.",
        "The certificate cannot be printed now; try again later.", 503);
}
