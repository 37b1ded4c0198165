using System.Net;
using CreativeLabs.Notifications.EventFeed;
using CreativeLabs.ServiceDefaults;

namespace CreativeLabs.Notifications.Webhooks;

internal static class WebhooksSetup
{
    /// <summary>What a partner needs for all of this.</summary>
    public const string Scope = "webhooks:manage";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    public static void AddWebhooks(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<ResolveHost>(Dns.GetHostAddressesAsync);
        builder.Services.AddSingleton<TrustedHosts>();
        builder.Services.AddSingleton<PublicAddresses>();
        builder.Services.AddHttpClient(BringWebhook.Client, http => http.Timeout = Patience)
            .ConfigurePrimaryHttpMessageHandler(services => new SocketsHttpHandler
            {
                AllowAutoRedirect = false,
                UseProxy = false,
                UseCookies = false,
                AutomaticDecompression = DecompressionMethods.None,
                MaxResponseHeadersLength = 16,
                PooledConnectionLifetime = TimeSpan.FromMinutes(1),
                ConnectCallback = services.GetRequiredService<PublicAddresses>().Connect,
            });
        builder.Services.AddSingleton<WebhookSignal>();
        builder.Services.AddSingleton<BringWebhook>();
        builder.Services.AddScoped<IPublicEventListener, FanOut>();
        builder.Services.AddScoped<ClaimWebhooks>();
        builder.Services.AddScoped<RecordWebhook>();
        builder.Services.AddHostedService<SendWebhooks>();
    }

    public static void MapWebhooks(this IEndpointRouteBuilder app)
    {
        var webhooks = app.MapGroup("/v1/webhooks").RequireScope(Scope).WithTags("Partners");
        webhooks.MapPost("", ManageWebhooks.Create).Idempotent().WithName("createWebhook")
            .WithSummary("Have public events brought to an address; nothing is brought before it has a secret");
        webhooks.MapGet("", ManageWebhooks.List).WithName("listWebhooks").WithSummary("The partner's webhooks");
        webhooks.MapGet("/{id:guid}", ManageWebhooks.Get).Tagged().WithName("getWebhook").WithSummary("One webhook");
        webhooks.MapPut("/{id:guid}", ManageWebhooks.Update).InTransaction().Matched().WithName("updateWebhook")
            .WithSummary("Another address or other types");
        webhooks.MapDelete("/{id:guid}", ManageWebhooks.Delete).InTransaction().Matched().WithName("deleteWebhook")
            .WithSummary("Bring nothing more");
        webhooks.MapPost("/{id:guid}/enabling", ManageWebhooks.Enable).InTransaction().Matched().WithName("enableWebhook")
            .WithSummary("Bring events again to a webhook that was switched off");
        webhooks.MapPost("/{id:guid}/secrets", CreateWebhookSecret.Handle).InTransaction().WithName("createWebhookSecret")
            .WithSummary("A new secret to sign with, shown this once; the one before signs beside it for a day");
        webhooks.MapPost("/{id:guid}/test-events", TryWebhook.Test).Idempotent().WithName("testWebhook")
            .WithSummary("Have an event brought to try the webhook");
        webhooks.MapPost("/{id:guid}/replays", TryWebhook.Replay).Idempotent().WithName("replayWebhook")
            .WithSummary("Have events brought again, under the ids that they had");
        webhooks.MapGet("/{id:guid}/deliveries", ListWebhookDeliveries.Handle).WithName("listWebhookDeliveries")
            .WithSummary("What was brought, and what came back");
    }
}
