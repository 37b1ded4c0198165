using CreativeLabs.ServiceDefaults;

namespace CreativeLabs.Training.Badges;

/// <summary>What others check badges with. The addresses stand in signed credentials, so they carry no version and never move.</summary>
internal sealed class BadgesModule : IFeature
{
    public void AddServices(WebApplicationBuilder builder) => builder.Services.AddSingleton<IssuerKeys>();

    public void MapOperations(IEndpointRouteBuilder app)
    {
        var badges = app.MapGroup("").WithTags("Badges").AllowAnonymous();
        badges.MapGet("/v1/credentials/{number}/badge", GetBadge.Handle).WithName("getBadge")
            .WithSummary("The credential as a signed Open Badges 3.0 credential (JWT, ES256).")
                .Produces(StatusCodes.Status200OK, contentType: Jws.MediaType);
        badges.MapGet("/credentials/issuer", DescribeIssuer.Handle).WithName("getIssuer")
            .WithSummary("Who issues, as an Open Badges profile.");
        badges.MapGet("/credentials/keys", PublishKeys.All).WithName("listIssuerKeys")
            .WithSummary("The public keys of the issuer as a JWK set, those of earlier years too.");
        badges.MapGet("/credentials/keys/{kid}", PublishKeys.One).WithName("getIssuerKey").WithSummary("One public key as a JWK.");
        badges.MapGet("/credentials/status/{list:int}", GetStatusList.Handle).WithName("getStatusList")
            .WithSummary("Which credentials are revoked, as a signed Bitstring Status List.")
            .Produces(StatusCodes.Status200OK, contentType: Jws.MediaType).Produces(StatusCodes.Status304NotModified);
    }
}
