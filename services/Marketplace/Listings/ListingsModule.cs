using CreativeLabs.Marketplace.Listings.Pictures;
using CreativeLabs.Search;
using CreativeLabs.Marketplace.Sellers.GroupShops;
using CreativeLabs.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Marketplace.Listings;

/// <summary>What is for sale, its pictures, and the index that finds it.</summary>
internal sealed class ListingsModule : IFeature
{
    private static readonly string[] Formats = ["image/jpeg", "image/png", "image/webp"];

    public void AddServices(WebApplicationBuilder builder) => builder.Services.AddHostedService<CatchUpMarketIndex>();

    public void MapEntities(ModelBuilder model)
    {
        Listing.Map(model);
        ListingEntry.Map(model);
        ListingPicture.Map(model);
        KnownWord.Map(model);
    }

    public void MapOperations(IEndpointRouteBuilder app)
    {
        var listings = app.MapGroup("/v1/listings").WithTags("Listings").RequireAuthorization();
        listings.MapGet("", FindListings.Handle).AllowAnonymous().WithName("listListings")
            .WithSummary("What is for sale, by id; with q what it means, best first, in any language, whatever the keyboard lacks and " +
                "with a slip or two");
        listings.MapGet("/facets", CountListingFacets.Handle).AllowAnonymous().WithName("countListingFacets")
            .WithSummary("What the market can be narrowed to from here, with how many listings there are for each");
        listings.MapGet("/{id:guid}", GetListing.Handle).ForGroups().Tagged().AllowAnonymous().WithName("getListing")
            .WithSummary("One listing");
        listings.MapPost("", CreateListing.Handle).ForGroups().Idempotent().WithName("createListing").WithSummary("Draft a listing");
        listings.MapPut("/{id:guid}", ReviseListing.Handle).ForGroups().InTransaction().Matched().WithName("reviseListing")
            .WithSummary("Change a listing; new words are reviewed again");
        listings.MapPost("/{id:guid}/submission", SubmitListing.Handle).ForGroups().InTransaction().Matched().WithName("submitListing")
            .WithSummary("Ask for review");
        listings.MapPost("/{id:guid}/archiving", SubmitListing.Archive).ForGroups().InTransaction().Matched().WithName("archiveListing")
            .WithSummary("Take my listing off the market for good");
        listings.MapPost("/{id:guid}/review", ReviewListing.Handle).InTransaction().Matched().WithName("reviewListing")
            .WithSummary("Publish a listing or send it back");
        listings.MapPost("/{id:guid}/suspension", ReviewListing.Suspend).InTransaction().Matched().WithName("suspendListing")
            .WithSummary("Take a listing off the market");
        listings.MapPost("/{id:guid}/reinstatement", ReviewListing.Reinstate).InTransaction().Matched().WithName("reinstateListing")
            .WithSummary("Put a suspended listing back on the market");
        var pictures = listings.MapGroup("/{id:guid}/pictures");
        pictures.MapPut("/{pictureId:guid}", AddPicture.Handle).ForGroups().Matched().Accepts<byte[]>(Formats[0], Formats[1..])
            .ProducesProblem(StatusCodes.Status413PayloadTooLarge).ProducesProblem(StatusCodes.Status415UnsupportedMediaType)
            .WithName("addListingPicture").WithSummary("Add a picture, up to 1,000,000 bytes; the listing is reviewed again");
        pictures.MapGet("/{pictureId:guid}", GetPicture.Handle).ForGroups().AllowAnonymous().Produces<byte[]>(200, Formats[0], Formats[1..])
            .Produces(StatusCodes.Status304NotModified).ProducesProblem(StatusCodes.Status404NotFound).WithName("getListingPicture")
            .WithSummary("The bytes of a picture");
        pictures.MapDelete("/{pictureId:guid}", AddPicture.Remove).ForGroups().InTransaction().Matched().WithName("removeListingPicture")
            .WithSummary("Take a picture out; the listing is reviewed again");
        listings.MapGet("/to-review", ListListings.ToReview).WithName("listListingsToReview")
            .WithSummary("Listings that wait for the caller's review");
        app.MapGet("/v1/me/listings", ListListings.Mine).ForGroups().WithTags("Listings").RequireAuthorization().WithName("listMyListings")
            .WithSummary("My listings in every state");
    }
}
