using CreativeLabs.ServiceDefaults;

namespace CreativeLabs.Registration.Events;

internal static class EventsApi
{
    public static void MapEvents(this IEndpointRouteBuilder app)
    {
        var events = app.MapGroup("/v1/events").WithTags("Events");
        events.MapPost("", PlanEvent.Handle).Idempotent().WithName("planEvent").WithSummary("Plans an event as a draft; the lab's coordinator.");

        var one = events.MapGroup("/{id:guid}");
        one.MapGet("", ReadEvent.Handle).AllowAnonymous().WithName("readEvent").WithSummary("An event; a draft for the lab's coordinator only.");
        one.MapPost("/publication", PublishEvent.Handle).Matched().WithName("publishEvent").WithSummary("Places can be asked for from now on.");
    }

    /// <summary>412 and 428, for what needs If-Match.</summary>
    public static RouteHandlerBuilder Matched(this RouteHandlerBuilder endpoint) => endpoint
        .ProducesProblem(StatusCodes.Status412PreconditionFailed).ProducesProblem(StatusCodes.Status428PreconditionRequired);
}
