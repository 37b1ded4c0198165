using CreativeLabs.Contracts;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace CreativeLabs.ServiceDefaults;

/// <summary>The language of a request.</summary>
public static class RequestLanguage
{
    /// <summary>The caller's first language of ky, ru, en by <c>Accept-Language</c> and its weights; ky when none is named.</summary>
    public static string Language(this HttpContext http) => (string)(http.Items[typeof(RequestLanguage)] ??= Choose(http.Request));

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

        return wanted.OrderByDescending(w => w.Quality ?? 1)
            .Select(w => w.Value.Value?.Split('-')[0])
            .FirstOrDefault(w => LocalText.Languages.Contains(w, StringComparer.Ordinal)) ?? LocalText.Languages[0];
    }
}
