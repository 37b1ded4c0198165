using CreativeLabs.Contracts;
using CreativeLabs.ServiceDefaults;
using CreativeLabs.Training.Data;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CreativeLabs.Training.Credentials;

internal static class ShowCredentialPage
{
    /// <summary>The page behind the QR code, for who holds a paper in her hands. A number that is not known gets a page too, with
    /// 404.</summary>
    public static async Task<ContentHttpResult> Handle(string number, TrainingDb db, HolderNames names, HttpContext http,
        string? lang = null)
    {
        var language = LocalText.Languages.Contains(lang, StringComparer.Ordinal) ? lang! : http.Language();
        var read = CredentialNumber.Read(number);
        var credential = read is null ? null : await VerifyCredential.Find(db, read, http.RequestAborted);
        http.Response.Headers.ContentSecurityPolicy = CredentialPage.Policy;
        http.Response.Headers.ContentLanguage = language;
        http.Response.Headers.Vary = "Accept-Language";
        http.Response.Headers.CacheControl = "no-cache";
        http.Response.Headers["Referrer-Policy"] = "no-referrer";
        return credential is null
            ? TypedResults.Content(CredentialPage.Missing(number, language), "text/html; charset=utf-8",
                statusCode: StatusCodes.Status404NotFound)
            : TypedResults.Content(CredentialPage.Found(credential, await names.On(credential, http.RequestAborted), language),
                "text/html; charset=utf-8");
    }
}
