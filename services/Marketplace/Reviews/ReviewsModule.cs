using CreativeLabs.Marketplace.Sellers.GroupShops;
using CreativeLabs.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Marketplace.Reviews;

/// <summary>What buyer and seller say of each other.</summary>
internal sealed class ReviewsModule : IFeature
{
    public void MapEntities(ModelBuilder model) => Review.Map(model);

    public void MapOperations(IEndpointRouteBuilder app)
    {
        var reviews = app.MapGroup("/v1/orders/{id:guid}/parts/{partId:guid}/reviews").WithTags("Reviews").RequireAuthorization();
        reviews.MapPost("", WriteReview.Handle).ForGroups().Idempotent().Matched().WithName("writeReview")
            .WithSummary("Say how it was; the other sees it once both have, or after two weeks");
        reviews.MapGet("", WriteReview.OfPart).ForGroups().WithName("getPartReviews").WithSummary("What both said of a completed part");
        app.MapGet("/v1/sellers/{id:guid}/reviews", WriteReview.OfShop).AllowAnonymous().WithTags("Reviews")
            .WithName("listSellerReviews").WithSummary("What buyers say of a shop, newest first");
    }
}
