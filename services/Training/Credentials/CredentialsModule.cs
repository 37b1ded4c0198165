using CreativeLabs.ServiceDefaults;

namespace CreativeLabs.Training.Credentials;

/// <summary>What somebody has shown that she can do.</summary>
internal sealed class CredentialsModule : IFeature
{
    public void AddServices(WebApplicationBuilder builder) => builder.Services.AddScoped<HolderNames>();

    public void MapOperations(IEndpointRouteBuilder app)
    {
        var credentials = app.MapGroup("/v1/credentials/{number}").WithTags("Credentials");
        credentials.MapGet("", VerifyCredential.Handle).Tagged().AllowAnonymous().WithName("verifyCredential")
            .WithSummary("Whether a credential is valid, and for what; whose it is only when she decided so.");
        credentials.MapGet("/qr.svg", DrawQr.Handle).AllowAnonymous().WithName("getCredentialQr")
            .WithSummary("A QR picture of the credential's public page.").Produces(StatusCodes.Status200OK, contentType: "image/svg+xml");
        credentials.MapPost("/revocation", RevokeCredential.Handle).InTransaction().Matched().WithName("revokeCredential")
            .WithSummary("Takes a credential back; for the lab's coordinator.");
        var mine = app.MapGroup("/v1/credentials/{number}").WithTags("Credentials").RequireAuthorization();
        mine.MapPut("/name", DecideName.Show).InTransaction().Matched().WithName("showMyName")
            .WithSummary("The holder decides that her name shows, and how it is written.");
        mine.MapDelete("/name", DecideName.Hide).InTransaction().Matched().WithName("hideMyName")
            .WithSummary("The holder decides that her name shows no longer; it is destroyed.");
        mine.MapGet("/certificate.pdf", PrintCertificate.Handle).WithName("printCertificate")
            .WithSummary("The certificate as a PDF to print; for the holder.")
            .Produces(StatusCodes.Status200OK, contentType: "application/pdf");
        app.MapGet("/v1/me/credentials", ListMyCredentials.Handle).RequireAuthorization().WithTags("Credentials")
            .WithName("listMyCredentials")
            .WithSummary("The caller's own credentials.");
        app.MapGet("/credentials/{number}", GetCredentialPage.Handle).AllowAnonymous().ExcludeFromDescription();
    }
}
