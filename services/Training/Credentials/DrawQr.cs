using CreativeLabs.ServiceDefaults;
using CreativeLabs.Training.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using QRCoder;

namespace CreativeLabs.Training.Credentials;

internal static class DrawQr
{
    public static async Task<Results<ContentHttpResult, ProblemResult>> Handle(string number, TrainingDb db, IConfiguration settings,
        HttpContext http)
    {
        if (CredentialNumber.Read(number) is not { } read || await VerifyCredential.Find(db, read, http.RequestAborted) is null)
        {
            return ProblemResult.NotFound;
        }

        using var code = QRCodeGenerator.GenerateQrCode(settings.PageOf(read), QRCodeGenerator.ECCLevel.M);
        using var picture = new SvgQRCode(code);
        http.Response.Headers.CacheControl = "public, max-age=86400";
        http.Response.Headers.ContentSecurityPolicy = "default-src 'none'; style-src 'unsafe-inline'";
        return TypedResults.Content(picture.GetGraphic(8), "image/svg+xml");
    }
}
