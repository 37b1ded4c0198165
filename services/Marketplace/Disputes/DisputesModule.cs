using CreativeLabs.Marketplace.Sellers.GroupShops;
using CreativeLabs.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Marketplace.Disputes;

/// <summary>What a buyer says is wrong, and who decides it.</summary>
internal sealed class DisputesModule : IFeature
{
    public void MapEntities(ModelBuilder model) => Dispute.Map(model);

    public void MapOperations(IEndpointRouteBuilder app)
    {
        app.MapPost("/v1/orders/{id:guid}/parts/{partId:guid}/dispute", OpenDispute.Handle).RequireAuthorization().WithTags("Disputes")
            .Idempotent(days: 30).Matched().WithName("openDispute").WithSummary("Say that something is wrong with what I got");
        var disputes = app.MapGroup("/v1/disputes").WithTags("Disputes").RequireAuthorization();
        disputes.MapGet("/{id:guid}", OpenDispute.One).ForGroups().Tagged().WithName("getDispute")
            .WithSummary("A dispute, for its two parties and the operator");
        disputes.MapPost("/{id:guid}/answer", DecideDispute.Answer).ForGroups().InTransaction().Matched().WithName("answerDispute")
            .WithSummary("The seller agrees, or leaves it to the operator");
        disputes.MapPost("/{id:guid}/withdrawal", DecideDispute.Withdraw).InTransaction().Matched().WithName("withdrawDispute")
            .WithSummary("The buyer has what she wanted");
        disputes.MapGet("", OpenDispute.All).RequireAuthorization("operator").WithName("listDisputes")
            .WithSummary("Disputes, oldest first");
        disputes.MapPost("/{id:guid}/decision", DecideDispute.Handle).InTransaction().RequireAuthorization("operator").Matched()
            .WithName("decideDispute").WithSummary("Decide a dispute");
    }
}
