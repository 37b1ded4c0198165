using CreativeLabs.Contracts;

namespace CreativeLabs.Notifications.Templates;

internal static class SecurityTemplates
{
    /// <summary>Says what it is and nothing of where it comes from.</summary>
    public static readonly Template SignInCode = new("sign-in-code", 1, Category.Security,
        new LocalText("Кирүү коду жөнөтүлдү.", "Код для входа отправлен.", "A sign-in code was sent."),
        new LocalText("Кодуңуз: {code}. Аны эч кимге айтпаңыз.", "Ваш код: {code}. Никому его не сообщайте.", "Your code: {code}. Do not share it with anyone."));

    public static IReadOnlyList<Template> All { get; } = [SignInCode];
}
