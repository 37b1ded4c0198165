using CreativeLabs.ServiceDefaults;

namespace CreativeLabs.Marketplace.Sellers;

internal static class SellersApi
{
    public static void MapSellers(this IEndpointRouteBuilder app)
    {
        var sellers = app.MapGroup("/v1").WithTags("Sellers").RequireAuthorization();
        sellers.MapPost("/sellers", OpenShop.Handle).Idempotent().WithName("openShop")
            .WithSummary("Open a shop, once a course gave the right to sell");
        sellers.MapGet("/me/seller", GetMyShop.Handle).Tagged().WithName("getMyShop").WithSummary("My shop");
    }
}
