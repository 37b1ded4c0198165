using CreativeLabs.Marketplace.Sellers.GroupShops;
using CreativeLabs.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Marketplace.Campaigns;

/// <summary>Money for a purpose, of many.</summary>
internal sealed class CampaignsModule : IFeature
{
    public void MapEntities(ModelBuilder model)
    {
        Campaign.Map(model);
        Pledge.Map(model);
    }

    public void MapOperations(IEndpointRouteBuilder app)
    {
        var campaigns = app.MapGroup("/v1/campaigns").WithTags("Campaigns").RequireAuthorization();
        campaigns.MapGet("", ListCampaigns.All).AllowAnonymous().WithName("listCampaigns").WithSummary("Campaigns, newest first");
        campaigns.MapGet("/{id:guid}", ListCampaigns.One).ForGroups().AllowAnonymous().Tagged().WithName("getCampaign")
            .WithSummary("One campaign");
        campaigns.MapGet("/{id:guid}/ledger", ListCampaigns.Ledger).AllowAnonymous().WithName("getCampaignLedger")
            .WithSummary("What was paid for a campaign, named as its backers wish");
        campaigns.MapPost("", CreateCampaign.Handle).ForGroups().Idempotent().WithName("createCampaign")
            .WithSummary("Draft a campaign; its listing is submitted and reviewed like any other");
        campaigns.MapPost("/{id:guid}/launch", CreateCampaign.Launch).ForGroups().InTransaction().Matched().WithName("launchCampaign")
            .WithSummary("Begin, once its words are reviewed; its goal and dates are frozen");
        campaigns.MapPost("/{id:guid}/pledges", MakePledge.Handle).Idempotent(days: 30).Matched().WithName("makePledge")
            .WithSummary("Promise an amount");
        campaigns.MapPost("/{id:guid}/refund-approval", CreateCampaign.ApproveRefunds).InTransaction().RequireAuthorization("operator")
            .Matched()
            .WithName("approveCampaignRefunds").WithSummary("Approve that everybody gets her money back");
        var mine = app.MapGroup("/v1/me/pledges").WithTags("Campaigns").RequireAuthorization();
        mine.MapGet("", ListCampaigns.Mine).WithName("listMyPledges").WithSummary("What I promised, newest first");
        mine.MapDelete("/{id:guid}", MakePledge.Withdraw).WithName("withdrawPledge")
            .WithSummary("Take a promise back before it is to be paid");
    }
}
