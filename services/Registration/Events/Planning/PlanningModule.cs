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
        one.MapGet("", ReadEvent.Handle).Tagged().AllowAnonymous().WithName("readEvent")
            .WithSummary("An event; a draft for the lab's coordinator only.");
        one.MapGet("/calendar.ics", ReadCalendar.OfEvent).AllowAnonymous().Produces<string>(StatusCodes.Status200OK, "text/calendar")
            .WithName("readEventCalendar").WithSummary("An event as an iCalendar file.");
        one.MapGet("/plan", ReadEventPlan.Handle).Tagged().WithName("readEventPlan")
            .WithSummary("An event in all languages and in figures, for the lab's coordinator.");
        one.MapPut("", ChangeEvent.Handle).Matched().WithName("changeEvent")
            .WithSummary("Changes all but the times; more seats are offered to who waits.");
        one.MapDelete("", DiscardDraft.Handle).Matched().WithName("discardDraft").WithSummary("Throws a draft away.");
        one.MapPost("/publication", PublishEvent.Handle).Matched().WithName("publishEvent")
            .WithSummary("Places can be asked for from now on.");
        one.MapPost("/rescheduling", ChangeEvent.Reschedule).Matched().WithName("rescheduleEvent")
            .WithSummary("Moves an event; everyone with a place is told.");
        one.MapPost("/cancellation", ChangeEvent.Cancel).Matched().WithName("cancelEvent")
            .WithSummary("Calls an event off; everyone with a place is told.");

        app.MapGroup("/v1/me/places").WithTags("Places")
            .MapGet("/calendar.ics", ReadCalendar.OfMine).Produces<string>(StatusCodes.Status200OK, "text/calendar")
            .WithName("readMyCalendar").WithSummary("The events that the caller has a place at, as an iCalendar file.");
    }
}
