using CreativeLabs.Marketplace.Erasure;
using CreativeLabs.Marketplace.Payouts;
using CreativeLabs.Marketplace.Sellers.GroupShops;
using CreativeLabs.Marketplace.StandingOrders.Lots;
using CreativeLabs.Marketplace.StandingOrders.Papers;
using CreativeLabs.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Marketplace.StandingOrders;

/// <summary>The same goods again and again, for kitchens, out of what many can deliver.</summary>
internal sealed class StandingOrdersModule : IFeature
{
    public void AddServices(WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<IPayable, SuppliedGoods>();
        builder.Services.AddSingleton<IErasureStep, EndSupply>();
    }

    public void MapEntities(ModelBuilder model)
    {
        SupplyGood.Map(model);
        SupplyCapacity.Map(model);
        SupplyWeek.Map(model);
        StandingOrder.Map(model);
        SupplyCycle.Map(model);
        SupplyPart.Map(model);
        Lot.Map(model);
    }

    public void MapOperations(IEndpointRouteBuilder app)
    {
        MapOrders(app);
        MapCycles(app);
        MapLots(app);
        var goods = app.MapGroup("/v1/supply/goods").WithTags("Standing orders").RequireAuthorization();
        goods.MapGet("", DeclareCapacity.Goods).AllowAnonymous().WithName("listSupplyGoods").WithSummary("What standing orders are for");
        goods.MapPost("", DeclareCapacity.CreateGood).RequireAuthorization("operator").Idempotent().WithName("createSupplyGood")
            .WithSummary("Put a good on the list");
        var capacities = app.MapGroup("/v1/me/seller/capacities").WithTags("Standing orders").RequireAuthorization();
        capacities.MapGet("", DeclareCapacity.Mine).ForGroups().WithName("listMyCapacities")
            .WithSummary("What my shop can deliver in a week");
        capacities.MapPut("/{goodId:guid}", DeclareCapacity.Handle).ForGroups().WithName("setMyCapacity")
            .WithSummary("Say how much of a good my shop can deliver in a week");
    }

    private static void MapOrders(IEndpointRouteBuilder app)
    {
        var orders = app.MapGroup("/v1/standing-orders").WithTags("Standing orders").RequireAuthorization();
        orders.MapPost("", AskForSupply.Handle).Idempotent(days: 30).WithName("createStandingOrder")
            .WithSummary("Ask for the same goods again and again, paid by invoice");
        orders.MapGet("", AskForSupply.All).WithName("listStandingOrders").WithSummary("My standing orders; for operators all");
        orders.MapGet("/{id:guid}", AskForSupply.One).Tagged().WithName("getStandingOrder").WithSummary("One standing order");
        orders.MapPost("/{id:guid}/approval", AskForSupply.Approve).RequireAuthorization("operator").InTransaction().Matched()
            .WithName("approveStandingOrder").WithSummary("Let it be paid by invoice; its deliveries begin");
        orders.MapPost("/{id:guid}/ending", AskForSupply.End).InTransaction().Matched().WithName("endStandingOrder")
            .WithSummary("No further delivery; those that are under way go on");
        orders.MapGet("/{id:guid}/cycles", HandleCycle.All).WithName("listSupplyCycles").WithSummary("Its deliveries, newest first");
    }

    private static void MapCycles(IEndpointRouteBuilder app)
    {
        var cycles = app.MapGroup("/v1/supply/cycles/{id:guid}").WithTags("Standing orders").RequireAuthorization();
        cycles.MapGet("", HandleCycle.One).ForGroups().Tagged().WithName("getSupplyCycle")
            .WithSummary("A delivery, for its buyer and its sellers");
        cycles.MapPut("/quantity", HandleCycle.Want).InTransaction().Matched().WithName("setSupplyQuantity")
            .WithSummary("More or less this time, until it is split");
        cycles.MapPost("/receipt", HandleCycle.Receive).Idempotent(days: 30).Matched().WithName("receiveSupply")
            .WithSummary("Say what came and what is sent back; the invoice follows");
        cycles.MapPost("/payment", HandleCycle.Pay).RequireAuthorization("operator").Idempotent(days: 30).Matched()
            .WithName("recordSupplyPayment").WithSummary("An invoice was paid");
        cycles.MapGet("/delivery-note/pdf", PrintCycle.DeliveryNote).ForGroups().WithName("getDeliveryNoteAsPdf")
            .WithSummary("What goes with the goods, to print");
        cycles.MapGet("/invoice/pdf", PrintCycle.Invoice).WithName("getSupplyInvoiceAsPdf").WithSummary("The invoice, to print");
        var parts = cycles.MapGroup("/parts/{partId:guid}");
        parts.MapPost("/confirmation", HandlePart.Confirm).ForGroups().InTransaction().Matched().WithName("confirmSupplyPart")
            .WithSummary("Take on what I am asked to deliver");
        parts.MapPost("/decline", HandlePart.Decline).ForGroups().InTransaction().Matched().WithName("declineSupplyPart")
            .WithSummary("I do not deliver it");
        parts.MapPut("/packing", HandlePart.Pack).ForGroups().InTransaction().Matched().WithName("packSupplyPart")
            .WithSummary("Say of which lots it is packed");
        app.MapGet("/v1/me/supply", HandlePart.Mine).ForGroups().RequireAuthorization().WithTags("Standing orders")
            .WithName("listMySupply").WithSummary("What my shop is asked to deliver, newest first");
    }

    private static void MapLots(IEndpointRouteBuilder app)
    {
        var lots = app.MapGroup("/v1/supply/lots").WithTags("Standing orders").RequireAuthorization();
        lots.MapPost("", HandleLot.Enter).ForGroups().Idempotent().WithName("createLot").WithSummary("Enter what was harvested or made");
        lots.MapGet("/{id:guid}", HandleLot.One).ForGroups().Tagged().WithName("getLot").WithSummary("A lot with its tests");
        lots.MapPost("/{id:guid}/tests", HandleLot.Test).ForGroups().Idempotent().Matched().WithName("addLotTest")
            .WithSummary("What a laboratory found");
        lots.MapPost("/{id:guid}/release", HandleLot.Release).ForGroups().InTransaction().Matched().WithName("releaseLot")
            .WithSummary("It may be packed: all of its tests passed");
        lots.MapPost("/{id:guid}/recall", HandleLot.Recall).ForGroups().InTransaction().Matched().WithName("recallLot")
            .WithSummary("Nobody may use it; everybody who got of it is told");
        lots.MapGet("/{id:guid}/recipients", HandleLot.Recipients).ForGroups().WithName("listLotRecipients")
            .WithSummary("Everybody who got something of a lot");
    }
}
