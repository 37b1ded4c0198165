using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Http.Resilience;
using Microsoft.Extensions.Logging;
using Polly;

namespace CreativeLabs.ServiceDefaults;

/// <summary>Outgoing HTTP of a service.</summary>
public static class OutgoingHttp
{
    /// <summary>A named client that resolves service names over their replicas in turn, by the addresses that the application model gives
    /// (<c>services__registration__http__0</c>, <c>__1</c> ...). A try may take 3 s; what only reads is tried three times with back-off,
    /// another replica each time; a circuit breaker opens for 5 s when half of the tries fail.</summary>
    public static IHttpClientBuilder AddServiceClient(this IServiceCollection services, string name)
    {
        // A stack trace for each try that failed: who asked says in a line of her own what came of it, and the meter counts tries.
        services.AddLogging(logging => logging.AddFilter("Polly", LogLevel.Critical));
        var client = services.AddHttpClient(name);
        client.AddStandardResilienceHandler(options =>
        {
            options.AttemptTimeout.Timeout = TimeSpan.FromSeconds(3);
            options.TotalRequestTimeout.Timeout = TimeSpan.FromSeconds(12);
            options.Retry.MaxRetryAttempts = 2;
            options.Retry.Delay = TimeSpan.FromMilliseconds(200);
            options.Retry.BackoffType = DelayBackoffType.Exponential;
            options.Retry.UseJitter = true;
            options.Retry.DisableForUnsafeHttpMethods();
            options.CircuitBreaker.FailureRatio = 0.5;
            options.CircuitBreaker.MinimumThroughput = 10;
            options.CircuitBreaker.SamplingDuration = TimeSpan.FromSeconds(20);
            options.CircuitBreaker.BreakDuration = TimeSpan.FromSeconds(5);
        });
        return client.AddServiceDiscovery();
    }
}
