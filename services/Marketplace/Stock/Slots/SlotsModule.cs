using CreativeLabs.Marketplace.Sellers.GroupShops;
using CreativeLabs.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Marketplace.Stock.Slots;

/// <summary>Times of experiences, and weeks of what is made to order.</summary>
internal sealed class SlotsModule : IFeature
{
    public void MapEntities(ModelBuilder model) => ListingSlot.Map(model);

    public void MapOperations(IEndpointRouteBuilder app)
    {
        var slots = app.MapGroup("/v1/listings/{id:guid}/slots").WithTags("Slots").RequireAuthorization();
        slots.MapGet("", OfferSlots.All).ForGroups().AllowAnonymous().WithName("listListingSlots")
            .WithSummary("When an experience takes place, soonest first");
        slots.MapGet("/{slotId:guid}", OfferSlots.One).ForGroups().AllowAnonymous().Tagged().WithName("getListingSlot")
            .WithSummary("One time of an experience");
        slots.MapPost("", OfferSlots.Create).ForGroups().Idempotent().WithName("createListingSlot")
            .WithSummary("Offer a time of my experience");
        slots.MapPut("/{slotId:guid}", OfferSlots.Resize).ForGroups().Matched().WithName("updateListingSlot")
            .WithSummary("Say how many places a time has");
        slots.MapPost("/{slotId:guid}/cancellation", OfferSlots.CallOff).ForGroups().InTransaction().Matched()
            .WithName("cancelListingSlot").WithSummary("Call a time off; who ordered places gets her money back");
    }
}
