namespace CreativeLabs.Marketplace.Ledger;

internal static class LedgerApi
{
    public static void MapLedger(this IEndpointRouteBuilder app)
    {
        var ledger = app.MapGroup("/v1").WithTags("Ledger").RequireAuthorization();
        ledger.MapGet("/orders/{id:guid}/ledger", GetLedger.OfOrder).WithName("getOrderLedger").WithSummary("The money of an order");
        ledger.MapGet("/me/seller/balance", GetLedger.OfMyShop).WithName("getMyBalance").WithSummary("What my shop has earned");
        ledger.MapGet("/ledger/check", GetLedger.Check).RequireAuthorization("operator").WithName("checkLedger")
            .WithSummary("Whether the books balance");
    }
}
