using CreativeLabs.Contracts;
using CreativeLabs.ServiceDefaults;
using CreativeLabs.Training.Data;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CreativeLabs.Training.Credentials;

internal static class GetCredentialPage
{
    /// <summary>The page behind the QR code, for who holds a paper in her hands. A number that is not known gets a page too, with
    /// 404, when it is a browser that asks, and a problem when it is a program.</summary>
    public static async Task<Results<ContentHttpResult, ProblemResult>> Handle(string number, TrainingDb db, HolderNames names,
        HttpContext http, string? lang = null)
    {
        var language = LocalText.Languages.Contains(lang, StringComparer.Ordinal) ? lang! : http.Language();
        var read = CredentialNumber.Read(number);
        var credential = read is null ? null : await VerifyCredential.Find(db, read, http.RequestAborted);
        http.Response.Headers.Vary = "Accept, Accept-Language";
        if (credential is null && !http.Request.GetTypedHeaders().Accept.Any(type => type.MediaType == "text/html"))
        {
            return ProblemResult.NotFound;
        }

        http.Response.Headers.ContentSecurityPolicy = CredentialPage.Policy;
        http.Response.Headers.ContentLanguage = language;
        http.Response.Headers.CacheControl = "no-cache";
        http.Response.Headers["Referrer-Policy"] = "no-referrer";
        return credential is null
            ? TypedResults.Content(CredentialPage.Missing(number, language), "text/html; charset=utf-8",
                statusCode: StatusCodes.Status404NotFound)
            : TypedResults.Content(CredentialPage.Found(credential, await names.On(credential, http.RequestAborted), language),
                "text/html; charset=utf-8");
    }
}
