using CreativeLabs.Registration.Events.Planning;
using CreativeLabs.ServiceDefaults;

namespace CreativeLabs.Registration.Events.Places;

internal static class PlacesApi
{
    public static void MapPlaces(this IEndpointRouteBuilder app)
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
        mine.MapGet("/calendar.ics", ReadCalendar.OfMine).Produces<string>(StatusCodes.Status200OK, "text/calendar")
            .WithName("readMyCalendar").WithSummary("The events that the caller has a place at, as an iCalendar file.");
    }
}
