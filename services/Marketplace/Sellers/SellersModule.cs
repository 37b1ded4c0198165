using CreativeLabs.Marketplace.Sellers.GroupShops;
using CreativeLabs.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Marketplace.Sellers;

/// <summary>Shops, and who may have one.</summary>
internal sealed class SellersModule : IFeature
{
    public void MapEntities(ModelBuilder model)
    {
        RightToSell.Map(model);
        Seller.Map(model);
        FirstSale.Map(model);
    }

    public void MapOperations(IEndpointRouteBuilder app)
    {
        var sellers = app.MapGroup("/v1").WithTags("Sellers").RequireAuthorization();
        sellers.MapPost("/sellers", OpenShop.Handle).ForGroups().Idempotent().WithName("openShop")
            .WithSummary("Open a shop, once a course gave the right to sell");
        sellers.MapGet("/sellers/{id:guid}", GetSeller.Handle).AllowAnonymous().Tagged().WithName("getSeller")
            .WithSummary("A shop, for everybody");
        sellers.MapPut("/me/seller", ChangeShop.Rename).ForGroups().Matched().WithName("updateMyShop")
            .WithSummary("Rename and describe my shop");
        sellers.MapPut("/me/seller/delivery", OfferDelivery.Handle).ForGroups().Matched().WithName("setMyDelivery")
            .WithSummary("Say how buyers get my goods");
        sellers.MapPost("/me/seller/pause", ChangeShop.Pause).ForGroups().Matched().WithName("pauseMyShop")
            .WithSummary("Take no orders for a while");
        sellers.MapPost("/me/seller/resumption", ChangeShop.Resume).ForGroups().Matched().WithName("resumeMyShop")
            .WithSummary("Take orders again");
        sellers.MapPost("/me/seller/closing", ChangeShop.Close).ForGroups().InTransaction().Matched().WithName("closeMyShop")
            .WithSummary("Close my shop for good, once nothing is open");
        sellers.MapGet("/me/seller", GetMyShop.Handle).ForGroups().Tagged().WithName("getMyShop").WithSummary("My shop");
    }
}
