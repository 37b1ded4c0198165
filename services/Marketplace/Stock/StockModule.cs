using CreativeLabs.Marketplace.Sellers.GroupShops;
using CreativeLabs.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Marketplace.Stock;

/// <summary>How much there is of what is for sale, and for whom it is held.</summary>
internal sealed class StockModule : IFeature
{
    public void MapEntities(ModelBuilder model)
    {
        StockItem.Map(model);
        Reservation.Map(model);
    }

    public void MapOperations(IEndpointRouteBuilder app)
    {
        var stock = app.MapGroup("/v1/listings/{id:guid}/stock").WithTags("Stock").RequireAuthorization();
        stock.MapGet("", CountStock.Show).ForGroups().Tagged().WithName("getStock").WithSummary("How many pieces there are of my listing");
        stock.MapPut("/alert", StockAlert.Handle).ForGroups().Matched().WithName("setStockAlert")
            .WithSummary("Say when I am told that few are left");
        stock.MapPut("", CountStock.Handle).ForGroups().Matched().WithName("setStock").WithSummary("Say how many pieces I have");
    }
}
