namespace CreativeLabs.Training.Credentials;

internal static class CredentialsApi
{
    public static void MapCredentials(this IEndpointRouteBuilder app)
    {
        var credentials = app.MapGroup("/v1/credentials/{number}").WithTags("Credentials");
        credentials.MapGet("", VerifyCredential.Handle).AllowAnonymous().WithName("verifyCredential")
            .WithSummary("Whether a credential is valid, and for what; never whose it is.");
        credentials.MapGet("/qr.svg", DrawQr.Handle).AllowAnonymous().WithName("getCredentialQr")
            .WithSummary("A QR picture of the credential's public page.").Produces(StatusCodes.Status200OK, contentType: "image/svg+xml");
        credentials.MapPost("/revocation", RevokeCredential.Handle).WithName("revokeCredential")
            .WithSummary("Takes a credential back; for the lab's coordinator.");
        app.MapGet("/v1/me/credentials", ListMyCredentials.Handle).RequireAuthorization().WithTags("Credentials").WithName("listMyCredentials")
            .WithSummary("The caller's own credentials.");
        app.MapGet("/credentials/{number}", ShowCredentialPage.Handle).AllowAnonymous().ExcludeFromDescription();
    }
}
