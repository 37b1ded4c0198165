using CreativeLabs.Keys;
using CreativeLabs.Notifications.Data;
using CreativeLabs.ServiceDefaults;

namespace CreativeLabs.Notifications.Deliveries;

internal static class DeliveriesSetup
{
    public static void AddDeliveries(this WebApplicationBuilder builder)
    {
        builder.Services.AddServiceClient(SmsGateway.Client);
        builder.AddTransportKeys();
        builder.Services.AddSingleton<Envelope>();
        builder.Services.AddSingleton<ReceiptSignature>();
        builder.Services.AddSingleton<SmsGateway>();
        builder.Services.AddSingleton<DispatchSignal>();
        builder.Services.AddSingleton<DispatchWakeUp>();
        builder.Services.ConfigureDbContext<NotificationsDb>((provider, options) =>
            options.AddInterceptors(provider.GetRequiredService<DispatchWakeUp>()));
        builder.Services.AddSingleton<SmsMeters>();
        builder.Services.AddScoped<SpendCap>();
        builder.Services.AddScoped<ClaimDeliveries>();
        builder.Services.AddScoped<RecordOutcome>();
        builder.Services.AddHostedService<Dispatch>();
    }

    public static void MapReceipts(this IEndpointRouteBuilder app) =>
        app.MapPost("/v1/sms-receipts/sandbox", TakeReceipt.Handle).AllowAnonymous().WithTags("Notifications")
            .WithName("takeSmsReceipt").WithSummary("The SMS provider's receipt, signed").Accepts<SmsReceipt>("application/json")
            .ProducesProblem(StatusCodes.Status401Unauthorized);
}
