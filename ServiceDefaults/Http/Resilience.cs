using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Polly;
using Polly.CircuitBreaker;
using Polly.Retry;
using Polly.Timeout;

namespace CreativeLabs.ServiceDefaults;

/// <summary>What every outgoing call gets: a time-out a try (3 s), three tries with back-off for what may be repeated, a circuit
/// breaker.</summary>
internal sealed class Resilience : DelegatingHandler
{
    private static readonly PredicateBuilder<HttpResponseMessage> Faults = new PredicateBuilder<HttpResponseMessage>()
        .Handle<HttpRequestException>()
        .Handle<TimeoutRejectedException>()
        .HandleResult(response => response.StatusCode is HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests
            or >= HttpStatusCode.InternalServerError);

    private readonly ResiliencePipeline<HttpResponseMessage> once;
    private readonly ResiliencePipeline<HttpResponseMessage> repeated;

    public Resilience()
    {
        once = new ResiliencePipelineBuilder<HttpResponseMessage>()
            .AddCircuitBreaker(new CircuitBreakerStrategyOptions<HttpResponseMessage>
            {
                ShouldHandle = Faults, FailureRatio = 0.5, MinimumThroughput = 10, SamplingDuration = TimeSpan.FromSeconds(20),
                BreakDuration = TimeSpan.FromSeconds(5),
            })
            .AddTimeout(TimeSpan.FromSeconds(3))
            .Build();
        repeated = new ResiliencePipelineBuilder<HttpResponseMessage>()
            .AddRetry(new RetryStrategyOptions<HttpResponseMessage>
            {
                ShouldHandle = Faults, MaxRetryAttempts = 2, Delay = TimeSpan.FromMilliseconds(200),
                BackoffType = DelayBackoffType.Exponential, UseJitter = true,
            })
            .AddPipeline(once)
            .Build();
    }

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        // A body can be read once, so only requests without one are sent again here.
        var pipeline = request.Content is null && request.Method == HttpMethod.Get ? repeated : once;
        return pipeline.ExecuteAsync(async token => await base.SendAsync(request, token), cancellationToken).AsTask();
    }
}

/// <summary>Outgoing HTTP of a service.</summary>
public static class OutgoingHttp
{
    /// <summary>A named client that resolves service names and carries time-outs, retries and a circuit breaker.</summary>
    public static IHttpClientBuilder AddServiceClient(this IServiceCollection services, string name)
    {
        services.AddTransient<Discovery>();
        services.AddTransient<Resilience>();
        return services.AddHttpClient(name).AddHttpMessageHandler<Resilience>().AddHttpMessageHandler<Discovery>();
    }
}
