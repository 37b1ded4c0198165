using CreativeLabs.Marketplace.Sellers.GroupShops;
using CreativeLabs.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Marketplace.Orders;

/// <summary>What was ordered, and its way to the buyer.</summary>
internal sealed class OrdersModule : IFeature
{
    public void MapEntities(ModelBuilder model)
    {
        Order.Map(model);
        SellerOrder.Map(model);
        OrderLine.Map(model);
    }

    public void MapOperations(IEndpointRouteBuilder app)
    {
        var orders = app.MapGroup("/v1/orders").WithTags("Orders").RequireAuthorization();
        orders.MapPost("", PlaceOrder.Handle).Idempotent(days: 30).WithName("placeOrder").WithSummary("Order, and hold the stock for it");
        orders.MapGet("/{id:guid}", GetOrder.Handle).ForGroups().Tagged().WithName("getOrder")
            .WithSummary("An order, for its buyer and its sellers");
        orders.MapPost("/{id:guid}/acceptance", FulfilOrder.Accept).ForGroups().InTransaction().Matched().WithName("acceptOrder")
            .WithSummary("A seller takes on her part");
        orders.MapPost("/{id:guid}/readiness", FulfilOrder.MakeReady).ForGroups().InTransaction().Matched().WithName("makeOrderReady")
            .WithSummary("A seller's part can be fetched");
        orders.MapPost("/{id:guid}/handover", HandOver.Handle).ForGroups().Idempotent(days: 30).Matched().WithName("handOverOrder")
            .WithSummary("A seller's part is handed over: in cash with a receipt, otherwise with the buyer's code");
        orders.MapPost("/{id:guid}/cancellation", CancelOrder.Handle).InTransaction().Matched().WithName("cancelOrder")
            .WithSummary("The buyer calls off what can still be called off");
        orders.MapPost("/{id:guid}/decline", FulfilOrder.Decline).ForGroups().InTransaction().Matched().WithName("declineOrder")
            .WithSummary("A seller does not deliver her part; what was paid for it goes back");
        orders.MapPost("/{id:guid}/no-show", FulfilOrder.MissBuyer).ForGroups().InTransaction().Matched().WithName("recordNoShow")
            .WithSummary("Nobody came for what was ready");
        orders.MapPost("/{id:guid}/parts/{partId:guid}/cancellation", CancelOrder.Part).InTransaction().Matched()
            .WithName("cancelOrderPart")
            .WithSummary("The buyer calls off what one seller was to fulfil");
        orders.MapPost("/{id:guid}/parts/{partId:guid}/completion", CancelOrder.CompletePart).InTransaction().Matched()
            .WithName("completeOrderPart")
            .WithSummary("The buyer has what one seller was to fulfil");
        orders.MapPost("/{id:guid}/completion", CancelOrder.Complete).InTransaction().Matched().WithName("completeOrder")
            .WithSummary("The buyer has everything");

        var mine = app.MapGroup("/v1/me").WithTags("Orders").RequireAuthorization();
        mine.MapGet("/orders", ListOrders.Mine).WithName("listMyOrders").WithSummary("What I ordered, newest first");
        mine.MapGet("/sales", ListOrders.Sales).ForGroups().WithName("listMySales").WithSummary("What was ordered of me, newest first");
    }
}
