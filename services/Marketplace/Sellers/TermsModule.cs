using CreativeLabs.Marketplace.Sellers.GroupShops;
using CreativeLabs.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Marketplace.Sellers;

/// <summary>What every seller accepts.</summary>
internal sealed class TermsModule : IFeature
{
    public void MapEntities(ModelBuilder model)
    {
        SellerTerms.Map(model);
        TermsAcceptance.Map(model);
    }

    public void MapOperations(IEndpointRouteBuilder app)
    {
        var terms = app.MapGroup("/v1/sellers/terms").WithTags("Sellers").RequireAuthorization();
        terms.MapGet("", PublishTerms.All).AllowAnonymous().WithName("listSellerTerms").WithSummary("The terms for sellers, latest first");
        terms.MapPost("", PublishTerms.Handle).RequireAuthorization("operator").Idempotent().WithName("publishSellerTerms")
            .WithSummary("Publish terms for sellers; every shop is told");
        var mine = app.MapGroup("/v1/me/seller/terms").WithTags("Sellers").RequireAuthorization();
        mine.MapGet("", AcceptTerms.Mine).ForGroups().WithName("listMyAcceptedTerms").WithSummary("What my shop accepted");
        mine.MapPut("", AcceptTerms.Handle).ForGroups().Matched().WithName("acceptSellerTerms")
            .WithSummary("Accept a version; without the one that applies nothing new goes on sale");
    }
}
