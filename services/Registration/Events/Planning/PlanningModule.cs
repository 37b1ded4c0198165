using CreativeLabs.ServiceDefaults;

namespace CreativeLabs.Registration.Events.Planning;

/// <summary>Events as their lab plans, changes and shows them.</summary>
internal sealed class PlanningModule : IFeature
{
    public void MapOperations(IEndpointRouteBuilder app)
    {
        var events = app.MapGroup("/v1/events").WithTags("Events");
        events.MapPost("", PlanEvent.Handle).Idempotent().WithName("planEvent")
            .WithSummary("Plans an event as a draft; the lab's coordinator.");

        events.MapGet("", ListEvents.Handle).AllowAnonymous().WithName("listEvents")
            .WithSummary("Events, of all labs or one, from a moment on, soonest first.");

        var one = events.MapGroup("/{id:guid}");
        one.MapGet("", GetEvent.Handle).Tagged().AllowAnonymous().WithName("getEvent")
            .WithSummary("An event; a draft for the lab's coordinator only.");
        one.MapGet("/calendar.ics", GetCalendar.OfEvent).AllowAnonymous().Produces<string>(StatusCodes.Status200OK, "text/calendar")
            .WithName("getEventCalendar").WithSummary("An event as an iCalendar file.");
        one.MapGet("/plan", GetEventPlan.Handle).Tagged().WithName("getEventPlan")
            .WithSummary("An event in all languages and in figures, for the lab's coordinator.");
        one.MapPut("", UpdateEvent.Handle).InTransaction().Matched().WithName("updateEvent")
            .WithSummary("Changes all but the times; more seats are offered to who waits.");
        one.MapDelete("", DiscardDraft.Handle).Matched().WithName("discardDraft").WithSummary("Throws a draft away.");
        one.MapPost("/publication", PublishEvent.Handle).Matched().WithName("publishEvent")
            .WithSummary("Places can be asked for from now on.");
        one.MapPost("/rescheduling", UpdateEvent.Reschedule).InTransaction().Matched().WithName("rescheduleEvent")
            .WithSummary("Moves an event; everyone with a place is told.");
        one.MapPost("/cancellation", UpdateEvent.Cancel).InTransaction().Matched().WithName("cancelEvent")
            .WithSummary("Calls an event off; everyone with a place is told.");

        app.MapGroup("/v1/me/places").WithTags("Places")
            .MapGet("/calendar.ics", GetCalendar.OfMine).Produces<string>(StatusCodes.Status200OK, "text/calendar")
            .WithName("getMyCalendar").WithSummary("The events that the caller has a place at, as an iCalendar file.");
    }
}
