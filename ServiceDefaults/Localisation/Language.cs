using CreativeLabs.Contracts;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace CreativeLabs.ServiceDefaults;

/// <summary>The language of a request.</summary>
public static class RequestLanguage
{
    /// <summary>The caller's first language of ky, ru, en by <c>Accept-Language</c> and its weights; ky when none is named.</summary>
    /// <remarks>The answer is another one for another language, and says so in <c>Vary</c>.</remarks>
    public static string Language(this HttpContext http)
    {
        if (http.Items[typeof(RequestLanguage)] is string chosen)
        {
            return chosen;
        }

        chosen = Choose(http.Request);
        http.Items[typeof(RequestLanguage)] = chosen;
        // Whatever the handler or the handler of errors does to the headers in between.
        if (!http.Response.HasStarted)
        {
            http.Response.OnStarting(static state => Vary((HttpContext)state), http);
        }

        return chosen;
    }

    /// <summary>The text in the caller's language; says in <c>Content-Language</c> which language it really is in.</summary>
    public static string Say(this HttpContext http, LocalText text)
    {
        var (found, language) = text.Find(http.Language());
        if (!http.Response.HasStarted)
        {
            http.Response.Headers.ContentLanguage = language;
        }

        return found;
    }

    private static string Choose(HttpRequest request)
    {
        var told = request.Headers.AcceptLanguage;
        if (told is [{ } only] && LocalText.Languages.Contains(only))
        {
            return only;
        }

        if (!StringWithQualityHeaderValue.TryParseList(told, out var wanted))
        {
            return LocalText.Languages[0];
        }

        // RFC 5646, 2.1.1: tags are read whatever the size of their letters. RFC 9110, 12.4.2: a weight of 0 is what is not wanted.
        return wanted.Where(w => w.Quality is not 0).OrderByDescending(w => w.Quality ?? 1)
            .Select(w => w.Value.Value?.Split('-')[0].ToLowerInvariant())
            .FirstOrDefault(w => LocalText.Languages.Contains(w, StringComparer.Ordinal)) ?? LocalText.Languages[0];
    }

    private static Task Vary(HttpContext http)
    {
        var vary = http.Response.Headers.Vary.ToString();
        if (!vary.Contains("Accept-Language", StringComparison.OrdinalIgnoreCase) && vary is not "*")
        {
            http.Response.Headers.Vary = vary.Length == 0 ? "Accept-Language" : $"{vary}, Accept-Language";
        }

        return Task.CompletedTask;
    }
}
