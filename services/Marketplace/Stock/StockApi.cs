using CreativeLabs.ServiceDefaults;

namespace CreativeLabs.Marketplace.Stock;

internal static class StockApi
{
    public static void MapStock(this IEndpointRouteBuilder app)
    {
        var stock = app.MapGroup("/v1/listings/{id:guid}/stock").WithTags("Stock").RequireAuthorization();
        stock.MapGet("", CountStock.Show).Tagged().WithName("getStock").WithSummary("How many pieces there are of my listing");
        stock.MapPut("/alert", StockAlert.Handle).Matched().WithName("setStockAlert").WithSummary("Say when I am told that few are left");
        stock.MapPut("", CountStock.Handle).Matched().WithName("setStock").WithSummary("Say how many pieces I have");
    }
}
