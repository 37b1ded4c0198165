using CreativeLabs.ServiceDefaults;

namespace CreativeLabs.Web.Shell;

/// <summary>The languages of the screens; each is the first part of a page's address.</summary>
public static class Languages
{
    /// <summary>As people call their own language.</summary>
    public static readonly IReadOnlyList<(string Code, string Name)> All = [("ky", "Кыргызча"), ("ru", "Русский"), ("en", "English")];

    /// <summary>Of the address; Kyrgyz where it names none.</summary>
    public static string Of(HttpContext http) =>
        http.Request.Path.Value is ['/', var a, var b, ..] path && (path.Length == 3 || path[3] == '/') && IsOne($"{a}{b}")
            ? $"{a}{b}" : Preferred(http);

    /// <summary>The one she chose last, else what her browser asks for.</summary>
    public static string Preferred(HttpContext http) =>
        http.Request.Cookies[Look.LanguageCookie] is { } chosen && IsOne(chosen) ? chosen : http.Language();

    /// <summary>Whether there are pages in it.</summary>
    public static bool IsOne(string? code) => code is "ky" or "ru" or "en";
}
