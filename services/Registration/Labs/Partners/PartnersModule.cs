using CreativeLabs.Registration.People.Sessions;
using CreativeLabs.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Registration.Labs.Partners;

/// <summary>Organisations whose own systems use the API.</summary>
internal sealed class PartnersModule : IFeature
{
    public void AddServices(WebApplicationBuilder builder)
    {
        builder.Services.AddScoped<IRevocations, RevokedPartners>();
    }

    public void MapEntities(ModelBuilder model)
    {
        Partner.Map(model);
    }

    public void MapOperations(IEndpointRouteBuilder app)
    {
        var partners = app.MapGroup("/v1/partners").WithTags("Partners");
        partners.MapPost("", RegisterPartner.Handle).Idempotent().WithName("registerPartner")
            .WithSummary("The operator registers an organisation that uses the API.");
        partners.MapGet("", GetPartners.List).WithName("listPartners").WithSummary("All partners, for the operator.");
        partners.MapGet("/{id:guid}", GetPartners.One).Tagged().WithName("getPartner").WithSummary("One partner, for the operator.");
        partners.MapPut("/{id:guid}", UpdatePartner.Handle).Matched().WithName("updatePartner")
            .WithSummary("Changes a partner's name, scopes and labs.");
        partners.MapPost("/{id:guid}/revocation", UpdatePartner.Revoke).Matched().WithName("revokePartner")
            .WithSummary("Ends a partner's access for good, tokens that are out too.");
        partners.MapPost("/{id:guid}/secrets", CreatePartnerSecret.Handle).WithName("createPartnerSecret")
            .WithSummary("A new client secret, shown this once. Two are valid at a time, so that one can replace the other.");
        partners.MapDelete("/{id:guid}/secrets/{secretId:guid}", CreatePartnerSecret.Revoke).WithName("revokePartnerSecret")
            .WithSummary("Ends a client secret.");

        app.MapPost("/oauth/token", CreatePartnerToken.Handle).AllowAnonymous().WithTags("Partners").WithName("createPartnerToken")
            .Accepts<TokenForm>("application/x-www-form-urlencoded")
            .Produces<OAuthError>(StatusCodes.Status400BadRequest).Produces<OAuthError>(StatusCodes.Status401Unauthorized)
            .WithSummary("A partner's access token: OAuth 2.0 client credentials; refusals as RFC 6749 has them.");
    }
}
