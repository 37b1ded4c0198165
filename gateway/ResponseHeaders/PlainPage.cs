using System.Net.Mime;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using CreativeLabs.Contracts;
using CreativeLabs.ServiceDefaults;

namespace CreativeLabs.Gateway;

/// <summary>A refusal of the gateway itself. Whoever opens a page of the screens reads it as a page, in words and without anything that
/// would have to be loaded; whoever calls the API gets problem+json.</summary>
internal static class PlainPage
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);
    private static readonly LocalText Title = new("Азыр ачылбай жатат", "Сейчас не открывается", "It does not open just now");
    private static readonly LocalText Calm = new(
        "Бир мүнөттөн кийин кайра ачып көрүңүз. Эч нерсе жоголгон жок.", "Откройте ещё раз через минуту. Ничего не потеряно.",
        "Open it again in a minute. Nothing is lost.");
    private static readonly LocalText Again = new("Кайра ачуу", "Открыть ещё раз", "Open it again");

    public static Task RefuseAsync(HttpContext http, Error rule) =>
        IsOpenedByAPerson(http) ? WriteAsync(http, rule) : Problems.WriteAsync(http, rule);

    private static bool IsOpenedByAPerson(HttpContext http) => Routes.MatchedCluster(http) is Routes.Web
        && http.Request.Headers.Accept.ToString().Contains(MediaTypeNames.Text.Html, StringComparison.OrdinalIgnoreCase);

    private static Task WriteAsync(HttpContext http, Error rule)
    {
        var language = http.Request.Path.Value is ['/', 'r', 'u', ..] ? "ru" : http.Request.Path.Value is ['/', 'e', 'n', ..] ? "en"
            : http.Request.Path.Value is ['/', 'k', 'y', ..] ? "ky" : http.Language();
        // A form is not sent again by a tap on a link, so its way back is the first page.
        var here = HttpMethods.IsGet(http.Request.Method) ? http.Request.Path + http.Request.QueryString : $"/{language}";
        http.Response.StatusCode = rule.Status;
        http.Response.ContentType = "text/html; charset=utf-8";
        http.Response.Headers.ContentLanguage = language;
        http.Response.Headers.CacheControl = "no-store";
        http.Response.Headers.Remove("ETag");
        if (http.Response.Headers.RetryAfter.Count == 0)
        {
            http.Response.Headers.RetryAfter = "60";
        }

        // What was sent may have been done already, so only who was reading hears that nothing is lost.
        var sentence = HttpMethods.IsGet(http.Request.Method) && rule.Status >= StatusCodes.Status500InternalServerError
            ? Calm : rule.Sentence;
        return http.Response.WriteAsync($"""
            <!DOCTYPE html>
            <html lang="{language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark"><title>{Say(Title)}</title></head>
            <body><main><h1>{Say(Title)}</h1><p>{Say(sentence)}</p>
            <p><a href="{Encoder.Encode(here)}">{Say(Again)}</a></p></main></body></html>
            """, http.RequestAborted);

        string Say(LocalText text) => Encoder.Encode(text.In(language));
    }
}
