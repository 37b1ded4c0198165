using CreativeLabs.Marketplace.Sellers.GroupShops;
using CreativeLabs.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Marketplace.Payouts;

/// <summary>Money that goes to sellers.</summary>
internal sealed class PayoutsModule : IFeature
{
    public void AddServices(WebApplicationBuilder builder) => builder.Services.AddSingleton<Payables>();

    public void MapEntities(ModelBuilder model)
    {
        PayoutBatch.Map(model);
        Payout.Map(model);
        PayoutShare.Map(model);
        PayoutAccount.Map(model);
    }

    public void MapOperations(IEndpointRouteBuilder app)
    {
        var mine = app.MapGroup("/v1/me/seller").WithTags("Payouts").RequireAuthorization();
        mine.MapPut("/payout-account", SetPayoutAccount.Handle).ForGroups().Matched().WithName("setPayoutAccount")
            .WithSummary("Say where my money goes");
        mine.MapGet("/payouts", ListPayouts.Mine).ForGroups().WithName("listMyPayouts")
            .WithSummary("What my shop was paid out, newest first");

        app.MapGet("/v1/me/proceeds", ListProceeds.Mine).RequireAuthorization().WithTags("Payouts").WithName("listMyProceeds")
            .WithSummary("What of my group's payouts is mine, newest first");

        app.MapGet("/v1/payouts/{id:guid}", ListPayouts.One).ForGroups().RequireAuthorization().WithTags("Payouts").Tagged()
            .WithName("getPayout")
            .WithSummary("One payout, for its seller and the operator");
        app.MapPost("/v1/payouts/{id:guid}/check", DecideBatch.Check).RequireAuthorization("operator").WithTags("Payouts").Matched()
            .WithName("checkPayout").WithSummary("Ask the rail what became of a payout");

        var batches = app.MapGroup("/v1/payout-batches").WithTags("Payouts").RequireAuthorization("operator");
        batches.MapPost("", CreateBatch.Handle).Idempotent(days: 30).WithName("createPayoutBatch")
            .WithSummary("Gather what is due to sellers");
        batches.MapGet("", ListPayouts.Batches).WithName("listPayoutBatches").WithSummary("Batches of payouts, newest first");
        batches.MapGet("/{id:guid}", ListPayouts.Batch).Tagged().WithName("getPayoutBatch").WithSummary("One batch with its payouts");
        batches.MapPost("/{id:guid}/approval", DecideBatch.Approve).InTransaction().Matched().WithName("approvePayoutBatch")
            .WithSummary("Approve a batch that somebody else made, and send it");
        batches.MapPost("/{id:guid}/discard", DecideBatch.Discard).InTransaction().Matched().WithName("discardPayoutBatch")
            .WithSummary("Give a batch up; what was gathered is due as before");
    }
}
