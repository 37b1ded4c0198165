using CreativeLabs.Keys;
using CreativeLabs.Notifications.Data;
using CreativeLabs.Notifications.SmsProviders;

namespace CreativeLabs.Notifications.Deliveries;

internal static class DeliveriesSetup
{
    public static void AddDeliveries(this WebApplicationBuilder builder)
    {
        builder.AddTransportKeys();
        builder.AddSmsProviders();
        builder.Services.AddSingleton<Envelope>();
        builder.Services.AddSingleton<DispatchSignal>();
        builder.Services.AddSingleton<DispatchWakeUp>();
        builder.Services.ConfigureDbContext<NotificationsDb>((provider, options) =>
            options.AddInterceptors(provider.GetRequiredService<DispatchWakeUp>()));
        builder.Services.AddSingleton<SmsMeters>();
        builder.Services.AddScoped<SpendCap>();
        builder.Services.AddScoped<ClaimDeliveries>();
        builder.Services.AddScoped<RecordOutcome>();
        builder.Services.AddScoped<RecordReceipt>();
        builder.Services.AddHostedService<Dispatch>();
    }

    public static void MapReceipts(this IEndpointRouteBuilder app)
    {
        var receipts = app.MapGroup("/v1/sms-receipts").AllowAnonymous().WithTags("Notifications")
            .ProducesProblem(StatusCodes.Status401Unauthorized).ProducesProblem(StatusCodes.Status413PayloadTooLarge);
        receipts.MapPost($"/{NikitaProvider.ProviderName}", TakeReceipt.OfNikita).WithName("takeNikitaReceipt")
            .WithSummary("An SMS provider's receipt in XML; its address has a key");
        receipts.MapPost($"/{RestProvider.ProviderName}", TakeReceipt.OfRest).WithName("takeRestReceipt")
            .WithSummary("An SMS provider's receipt in form fields, signed");
    }
}
