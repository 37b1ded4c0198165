using CreativeLabs.ServiceDefaults;

namespace CreativeLabs.Notifications.EventFeed;

internal static class EventFeedSetup
{
    public static void AddEventFeed(this WebApplicationBuilder builder)
    {
        builder.Services.AddScoped<PublicEvents>();
        builder.Services.AddHostedService<ForgetEvents>();
    }

    public static void MapEventFeed(this IEndpointRouteBuilder app)
    {
        app.MapGet("/v1/event-feed", GetEventFeed.Handle).RequireScope("events:read").WithTags("Partners").WithName("getEventFeed")
            .WithSummary("Public events of the partner's labs after one that it has seen, for who missed some");
        app.MapGet("/asyncapi/v1.json", AsyncApi.Handle).AllowAnonymous().WithTags("Partners").WithName("getEventCatalogue")
            .WithSummary("The catalogue of public events (AsyncAPI 3)");
    }
}
