using CreativeLabs.ServiceDefaults;

namespace CreativeLabs.Marketplace.Listings;

internal static class ListingsApi
{
    public static void MapListings(this IEndpointRouteBuilder app)
    {
        var listings = app.MapGroup("/v1/listings").WithTags("Listings").RequireAuthorization();
        listings.MapGet("", ListListings.Published).AllowAnonymous().WithName("listListings").WithSummary("What is for sale, oldest first");
        listings.MapGet("/{id:guid}", GetListing.Handle).Tagged().AllowAnonymous().WithName("getListing").WithSummary("One listing");
        listings.MapPost("", CreateListing.Handle).Idempotent().WithName("createListing").WithSummary("Draft a listing");
        listings.MapPut("/{id:guid}", ReviseListing.Handle).Matched().WithName("reviseListing")
            .WithSummary("Change a listing; new words are reviewed again");
        listings.MapPost("/{id:guid}/submission", SubmitListing.Handle).Matched().WithName("submitListing").WithSummary("Ask for review");
        listings.MapPost("/{id:guid}/archiving", SubmitListing.Archive).Matched().WithName("archiveListing")
            .WithSummary("Take my listing off the market for good");
        listings.MapPost("/{id:guid}/review", ReviewListing.Handle).Matched().WithName("reviewListing")
            .WithSummary("Publish a listing or send it back");
        listings.MapPost("/{id:guid}/suspension", ReviewListing.Suspend).Matched().WithName("suspendListing")
            .WithSummary("Take a listing off the market");
        listings.MapPost("/{id:guid}/reinstatement", ReviewListing.Reinstate).Matched().WithName("reinstateListing")
            .WithSummary("Put a suspended listing back on the market");
        listings.MapGet("/to-review", ListListings.ToReview).WithName("listListingsToReview")
            .WithSummary("Listings that wait for the caller's review");
        app.MapGet("/v1/me/listings", ListListings.Mine).WithTags("Listings").RequireAuthorization().WithName("listMyListings")
            .WithSummary("My listings in every state");
    }
}
