using CreativeLabs.Keys;
using CreativeLabs.Marketplace.Ledger;
using CreativeLabs.Marketplace.Payouts;
using CreativeLabs.Marketplace.Refunds;
using CreativeLabs.ServiceDefaults;

namespace CreativeLabs.Marketplace.Payments;

internal static class PaymentsSetup
{
    /// <summary>The rails, and what sends money over them. Freedom Pay lies at <c>FreedomPay:Address</c>; without it the sandbox plays
    /// it. Outside of development nothing starts without <c>FreedomPay:Secret</c>.</summary>
    public static void AddPayments(this WebApplicationBuilder builder)
    {
        FreedomPayRail.SecretOf(builder.Configuration, builder.Environment);
        var freedomPay = new Uri(builder.Configuration["FreedomPay:Address"] ?? "http://sandbox");
        builder.Services.AddServiceClient(QrRail.Client).ConfigureHttpClient(http => http.BaseAddress = new Uri("http://sandbox"));
        builder.Services.AddServiceClient(FreedomPayRail.Client).ConfigureHttpClient(http => http.BaseAddress = freedomPay);
        builder.Services.AddSingleton<FreedomPayRail>();
        builder.Services.AddSingleton<IPaymentRail, QrRail>();
        builder.Services.AddSingleton<IPaymentRail>(services => services.GetRequiredService<FreedomPayRail>());
        builder.Services.AddSingleton<PaymentRails>();
        builder.Services.AddSingleton<PlatformKey>();
        builder.Services.AddSingleton<PayoutAccounts>();
        builder.Services.AddSingleton(services => new Fees(services.GetRequiredService<IConfiguration>()));
        builder.Services.AddScoped<SettlePayment>();
        builder.Services.AddScoped<RefundSender>();
        builder.Services.AddScoped<PayoutSender>();
    }
}
