using CreativeLabs.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Marketplace.Sellers.GroupShops;

/// <summary>Shops of self-help groups: who acts for them, and how their proceeds are shared.</summary>
internal sealed class GroupShopsModule : IFeature
{
    public void MapEntities(ModelBuilder model)
    {
        ShopAgent.Map(model);
        GroupShare.Map(model);
    }

    public void MapOperations(IEndpointRouteBuilder app)
    {
        var shop = app.MapGroup("/v1/me/seller").WithTags("Sellers").RequireAuthorization();
        shop.MapGet("/group", ShareProceeds.Show).ForGroups().Tagged().WithName("getMyGroupShop")
            .WithSummary("Who acts for my group's shop, and how its proceeds are shared");
        shop.MapPut("/agents", AppointAgents.Handle).ForGroups().InTransaction().Matched().WithName("setGroupShopAgents")
            .WithSummary("Name who may act for my group's shop beside its leader and its treasurer");
        shop.MapPut("/shares", ShareProceeds.Handle).ForGroups().InTransaction().Matched().WithName("setGroupShares")
            .WithSummary("Say how the proceeds of my group's shop are shared");
    }
}
