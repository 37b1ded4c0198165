using CreativeLabs.Registration.Events.CheckIn.Tickets;
using CreativeLabs.Registration.Events.Registrations;
using CreativeLabs.Registration.People.Persons;
using CreativeLabs.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Registration.Events.CheckIn;

/// <summary>Who came.</summary>
internal sealed class CheckInModule : IFeature
{
    public void AddServices(WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<TicketKeys>();
        builder.Services.AddSingleton<LookUps>();
        builder.Services.AddScoped<IPersonalDataHandler, CheckInDataHandler>();
        builder.Services.AddScoped<IAttendance, Attendance>();
    }

    public void MapEntities(ModelBuilder model)
    {
        TicketKey.Map(model);
        CheckInSession.Map(model);
        Arrival.Map(model);
        Headcount.Map(model);
    }

    public void MapOperations(IEndpointRouteBuilder app)
    {
        app.MapGet(GetRoster.PublishedAt, PublishTicketKeys.Handle).AllowAnonymous().WithTags("Check-in").WithName("publishTicketKeys")
            .WithSummary("The keys that tickets are checked with (RFC 7517).");

        var place = app.MapGroup("/v1/places/{id:guid}").WithTags("Check-in");
        place.MapGet("/ticket", GetTicket.Handle).WithName("getTicket").WithSummary("The ticket of the caller's confirmed place.");
        place.MapGet("/ticket.svg", GetTicket.Draw).Produces<string>(StatusCodes.Status200OK, "image/svg+xml").WithName("drawTicket")
            .WithSummary("The same ticket as a QR code.");

        var ofEvent = app.MapGroup("/v1/events/{id:guid}").WithTags("Check-in");
        ofEvent.MapGet("/roster", GetRoster.Handle).Produces<Roster>().Produces(StatusCodes.Status304NotModified)
            .ProducesProblem(StatusCodes.Status403Forbidden).ProducesProblem(StatusCodes.Status404NotFound).WithName("getRoster")
            .WithSummary("Everything that a phone needs to check tickets without a network; for the lab's coordinator.");
        ofEvent.MapPut("/check-ins", MergeArrivals.Handle).WithName("mergeCheckIns")
            .WithSummary("Merges a phone's list of who came; lines may come again, from any phone, in any order.");
        ofEvent.MapGet("/check-ins", ListArrivals.Handle).WithName("listCheckIns").WithSummary("Who came, for the lab's coordinator.");
        ofEvent.MapPost("/walk-in-search", FindWalkIn.Handle).WithName("findWalkIn")
            .WithSummary("Finds a member of the lab, or who has a place, by her number, while people come in.");
        ofEvent.MapPut("/headcounts/{device:guid}", CountHeads.Handle).WithName("countHeads")
            .WithSummary("How many people a phone counted who are not registered.");
        ofEvent.MapGet("/attendance", GetAttendance.Handle).WithName("getAttendance")
            .WithSummary("The event in figures, for the lab's coordinator.");
        ofEvent.MapPost("/closing", CloseEvent.Handle).InTransaction().WithName("closeEvent")
            .WithSummary("Says of every place whether its holder came; twice is once.");
    }
}
