using System.Net;
using Microsoft.Extensions.Http.Resilience;
using Polly;
using Polly.Timeout;

namespace CreativeLabs.Notifications.SmsProviders;

internal static class ProvidersSetup
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    public static string ClientOf(string provider) => $"sms-{provider}";

    public static void AddSmsProviders(this WebApplicationBuilder builder)
    {
        var nikita = ProviderAccount.Of(builder.Configuration, builder.Environment, NikitaProvider.ProviderName, share: 60);
        var rest = ProviderAccount.Of(builder.Configuration, builder.Environment, RestProvider.ProviderName, share: 40);
        if (nikita is null && rest is null)
        {
            throw new InvalidOperationException("No SMS provider: neither Sms:nikita:Address nor Sms:rest:Address is set.");
        }

        // A stack trace for each call that failed: the attempt says what came of it.
        builder.Logging.AddFilter("Polly", LogLevel.Critical);
        builder.Services.AddSingleton<SmsCircuits>();
        builder.Services.AddScoped<ProviderChoice>();
        builder.Services.AddHostedService<ReviewWeights>();
        if (nikita is not null)
        {
            builder.AddClient(NikitaProvider.ProviderName);
            builder.Services.AddSingleton(p => new NikitaProvider(nikita, p.GetRequiredService<IHttpClientFactory>()));
            builder.Services.AddSingleton<ISmsProvider>(p => p.GetRequiredService<NikitaProvider>());
        }

        if (rest is not null)
        {
            builder.AddClient(RestProvider.ProviderName);
            builder.Services.AddSingleton(p => new RestProvider(rest, p.GetRequiredService<IHttpClientFactory>()));
            builder.Services.AddSingleton<ISmsProvider>(p => p.GetRequiredService<RestProvider>());
        }
    }

    /// <summary>One call of three seconds, without a second try: what may be tried again is known only where the outcome is read.</summary>
    private static void AddClient(this WebApplicationBuilder builder, string provider)
    {
        var client = builder.Services.AddHttpClient(ClientOf(provider));
        client.AddResilienceHandler("sms", (pipeline, context) =>
        {
            var circuits = context.ServiceProvider.GetRequiredService<SmsCircuits>();
            pipeline.AddCircuitBreaker(new HttpCircuitBreakerStrategyOptions
            {
                FailureRatio = 0.5,
                MinimumThroughput = builder.Configuration.GetValue("Sms:CallsBeforeBreaking", 10),
                SamplingDuration = TimeSpan.FromSeconds(20),
                BreakDuration = Pause,
                ShouldHandle = new PredicateBuilder<HttpResponseMessage>().Handle<HttpRequestException>().Handle<TimeoutRejectedException>()
                    .HandleResult(answer => answer.StatusCode >= HttpStatusCode.InternalServerError),
                OnOpened = _ =>
                {
                    circuits.Open(provider, Pause);
                    return default;
                },
                OnClosed = _ =>
                {
                    circuits.Close(provider);
                    return default;
                },
            }).AddTimeout(Patience);
        });
        client.AddServiceDiscovery();
    }
}
