namespace CreativeLabs.Web.Shell;

/// <summary>How she wants pages to look. Kept in a cookie, so it holds before she signs in, and without script.</summary>
/// <param name="Theme">auto, light or dark.</param>
/// <param name="Size">normal or large.</param>
/// <param name="Contrast">normal or high.</param>
public sealed record Look(string Theme, string Size, string Contrast)
{
    internal const string Cookie = "cl-look";
    internal const string LanguageCookie = "cl-language";

    private static readonly Look Usual = new("auto", "normal", "normal");

    /// <summary>As the cookie says.</summary>
    public static Look Of(HttpRequest? request) => request?.Cookies[Cookie]?.Split('.') is [var theme, var size, var contrast]
        ? Chosen(theme, size, contrast) : Usual;

    internal static Look Chosen(string? theme, string? size, string? contrast) => new(
        theme is "light" or "dark" ? theme : "auto", size is "large" ? size : "normal", contrast is "high" ? contrast : "normal");
}

internal static class LookPages
{
    private static readonly TimeSpan Kept = TimeSpan.FromDays(365);

    public static void MapLook(this WebApplication app)
    {
        app.MapPost("/sign/look", (Sent sent, HttpContext http) =>
        {
            var look = Look.Chosen(sent["theme"], sent["size"], sent["contrast"]);
            http.Response.Cookies.Append(Look.Cookie, $"{look.Theme}.{look.Size}.{look.Contrast}", Lasting());
            return Show.See(LocalPath.Or(sent["next"], "/"));
        });
        app.MapGet("/sign/language/{code}", (string code, string? next, HttpContext http) =>
        {
            var language = Languages.IsOne(code) ? code : "ky";
            http.Response.Cookies.Append(Look.LanguageCookie, language, Lasting());
            var path = LocalPath.Or(next, "/");
            return Show.See(path.Length > 3 && Languages.IsOne(path[1..3]) ? $"/{language}{path[3..]}" : $"/{language}");
        });
        app.MapGet("/{language:language}/look", () => Show.Page<LookPage>());
    }

    private static CookieOptions Lasting() => new() { MaxAge = Kept, Path = "/", IsEssential = true };
}
