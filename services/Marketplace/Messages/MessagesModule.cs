using CreativeLabs.Marketplace.Sellers.GroupShops;
using CreativeLabs.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Marketplace.Messages;

/// <summary>What buyer and seller write to each other.</summary>
internal sealed class MessagesModule : IFeature
{
    public void MapEntities(ModelBuilder model)
    {
        OrderMessage.Map(model);
        WithheldMessage.Map(model);
    }

    public void MapOperations(IEndpointRouteBuilder app)
    {
        var messages = app.MapGroup("/v1/orders/{id:guid}/parts/{partId:guid}/messages").WithTags("Messages").RequireAuthorization();
        messages.MapPost("", SendMessage.Handle).ForGroups().Idempotent().WithName("sendOrderMessage")
            .WithSummary("Write to the seller of a part of my order, or to who ordered of me");
        messages.MapGet("", SendMessage.All).ForGroups().WithName("listOrderMessages").WithSummary("What both said, oldest first");
        messages.MapPost("/{messageId:guid}/report", ReportMessage.Handle).ForGroups().Idempotent().WithName("reportOrderMessage")
            .WithSummary("Tell the operator that a message should not have been written");

        var reports = app.MapGroup("/v1/orders/message-reports").WithTags("Messages").RequireAuthorization("operator");
        reports.MapGet("", ReportMessage.Open).WithName("listMessageReports").WithSummary("Reported messages that nobody has decided");
        reports.MapPost("/{messageId:guid}/decision", ReportMessage.Decide).Idempotent().WithName("decideMessageReport")
            .WithSummary("Hide a reported message, or leave it");
    }
}
