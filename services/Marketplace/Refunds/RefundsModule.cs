using CreativeLabs.Marketplace.Sellers.GroupShops;
using CreativeLabs.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Marketplace.Refunds;

/// <summary>Money that goes back to buyers.</summary>
internal sealed class RefundsModule : IFeature
{
    public void MapEntities(ModelBuilder model) => Refund.Map(model);

    public void MapOperations(IEndpointRouteBuilder app)
    {
        app.MapPost("/v1/orders/{id:guid}/refunds", RequestRefund.Handle).ForGroups().RequireAuthorization().WithTags("Refunds")
            .Idempotent(days: 30).Matched().WithName("requestRefund").WithSummary("Give a buyer something back for what she got");
        app.MapGet("/v1/me/refunds", ListRefunds.Mine).RequireAuthorization().WithTags("Refunds").WithName("listMyRefunds")
            .WithSummary("Money that I get back, newest first");
        app.MapGet("/v1/refunds/{id:guid}", ListRefunds.One).ForGroups().RequireAuthorization().WithTags("Refunds").Tagged()
            .WithName("getRefund")
            .WithSummary("One refund, for its buyer, its seller and the operator");

        var refunds = app.MapGroup("/v1/refunds").WithTags("Refunds").RequireAuthorization("operator");
        refunds.MapGet("", ListRefunds.All).WithName("listRefunds").WithSummary("Money that goes back, oldest first");
        refunds.MapPost("/{id:guid}/approval", DecideRefund.Approve).InTransaction().Matched().WithName("approveRefund")
            .WithSummary("Approve a refund that somebody else asked for, and send it");
        refunds.MapPost("/{id:guid}/refusal", DecideRefund.Refuse).InTransaction().Matched().WithName("refuseRefund")
            .WithSummary("Refuse a refund that is not owed");
        refunds.MapPost("/{id:guid}/check", DecideRefund.Check).Matched().WithName("checkRefund")
            .WithSummary("Ask the rail what became of a refund");
        refunds.MapPost("/{id:guid}/sending", DecideRefund.SendAgain).InTransaction().Matched().WithName("sendRefundAgain")
            .WithSummary("Send a refund anew that failed or came back");
    }
}
