using CreativeLabs.Registration.People.Persons;
using CreativeLabs.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Registration.Events.Places;

/// <summary>The places at an event, and the line of who waits for one.</summary>
internal sealed class PlacesModule : IFeature
{
    public void AddServices(WebApplicationBuilder builder)
    {
        builder.Services.AddScoped<IPersonRecords, PlaceRecords>();
    }

    public void MapEntities(ModelBuilder model)
    {
        Seating.Map(model);
        SupportSeats.Map(model);
        Place.Map(model);
        WaitingBlock.Map(model);
    }

    public void MapOperations(IEndpointRouteBuilder app)
    {
        var ofEvent = app.MapGroup("/v1/events/{id:guid}/places").WithTags("Places");
        ofEvent.MapPost("", AskForPlace.Handle).Idempotent().WithName("askForPlace")
            .WithSummary("The caller asks for a place, or for several together: confirmed at once, or a number in the waiting line.");
        ofEvent.MapGet("", ListPlaces.Handle).WithName("listPlaces").WithSummary("Who comes and who waits, for the lab's coordinator.");

        var places = app.MapGroup("/v1/places/{id:guid}").WithTags("Places");
        places.MapGet("", ReadPlace.Handle).Tagged().WithName("readPlace")
            .WithSummary("A place of the caller, with her position while she waits.");
        places.MapDelete("", ChangePlace.Cancel).Matched().WithName("cancelPlace")
            .WithSummary("Gives the place back; it is offered to the next in line.");
        places.MapPut("/seats", ChangePlace.Shrink).Matched().WithName("shrinkGroup")
            .WithSummary("Fewer come with the caller; she keeps place and number.");
        places.MapPost("/acceptance", ChangePlace.Accept).Matched().WithName("acceptOffer")
            .WithSummary("Takes what is offered; twice is once.");
        places.MapPost("/refusal", ChangePlace.Decline).Matched().WithName("declineOffer")
            .WithSummary("Does not take what is offered; the next in line is asked.");

        var mine = app.MapGroup("/v1/me/places").WithTags("Places");
        mine.MapGet("", ListMyPlaces.Handle).WithName("listMyPlaces").WithSummary("The caller's places at events.");
    }
}
