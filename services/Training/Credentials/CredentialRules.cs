using CreativeLabs.ServiceDefaults;

namespace CreativeLabs.Training.Credentials;

internal static class CredentialRules
{
    public static readonly Rule Mistyped = new("credential_number_mistyped",
        "Номерде ката бар окшойт, текшерип кайра жазыңыз.", "В номере, похоже, ошибка: проверьте и введите ещё раз.",
        "The number seems to be mistyped; check it and try again.", 404);
}
