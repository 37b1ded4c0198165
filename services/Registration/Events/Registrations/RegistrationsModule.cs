using CreativeLabs.Registration.People.Persons;
using CreativeLabs.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Registration.Events.Registrations;

/// <summary>The places at an event, and the line of who waits for one.</summary>
internal sealed class RegistrationsModule : IFeature
{
    public void AddServices(WebApplicationBuilder builder)
    {
        builder.Services.AddScoped<IPersonalDataHandler, EventRegistrationDataHandler>();
    }

    public void MapEntities(ModelBuilder model)
    {
        Seating.Map(model);
        SupportSeats.Map(model);
        EventRegistration.Map(model);
        WaitingBlock.Map(model);
    }

    public void MapOperations(IEndpointRouteBuilder app)
    {
        var ofEvent = app.MapGroup("/v1/events/{id:guid}/places").WithTags("Places");
        ofEvent.MapPost("", RegisterForEvent.Handle).Idempotent().WithName("registerForEvent")
            .WithSummary("The caller asks for a place, or for several together: confirmed at once, or a number in the waiting line.");
        ofEvent.MapGet("",
            ListEventRegistrations.Handle).WithName("listEventRegistrations")
            .WithSummary("Who comes and who waits, for the lab's coordinator.");

        var places = app.MapGroup("/v1/places/{id:guid}").WithTags("Places");
        places.MapGet("", GetEventRegistration.Handle).Tagged().WithName("getEventRegistration")
            .WithSummary("A place of the caller, with her position while she waits.");
        places.MapDelete("", UpdateEventRegistration.Cancel).InTransaction().Matched().WithName("cancelEventRegistration")
            .WithSummary("Gives the place back; it is offered to the next in line.");
        places.MapPut("/seats", UpdateEventRegistration.Shrink).InTransaction().Matched().WithName("shrinkGroup")
            .WithSummary("Fewer come with the caller; she keeps place and number.");
        places.MapPost("/acceptance", UpdateEventRegistration.Accept).InTransaction().Matched().WithName("acceptOffer")
            .WithSummary("Takes what is offered; twice is once.");
        places.MapPost("/refusal", UpdateEventRegistration.Decline).InTransaction().Matched().WithName("declineOffer")
            .WithSummary("Does not take what is offered; the next in line is asked.");

        var mine = app.MapGroup("/v1/me/places").WithTags("Places");
        mine.MapGet("", ListMyEventRegistrations.Handle).WithName("listMyEventRegistrations").WithSummary("The caller's places at events.");
    }
}
