using Microsoft.Extensions.Diagnostics.HealthChecks;
using Yarp.ReverseProxy;
using Yarp.ReverseProxy.Model;

namespace CreativeLabs.Gateway;

/// <summary>Sums up what the proxy's probes found: healthy when every copy of every service and Redis answer, unhealthy when no service
/// has a copy that answers, degraded between. Outsiders see that one word.</summary>
internal sealed class ServicesHealth(IProxyStateLookup proxy, SharedLimits limits) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var services = Routes.Services
            .Select(name => proxy.TryGetCluster(name, out var cluster) ? cluster.Destinations.Values.ToList() : []).ToList();
        var result = services.TrueForAll(copies => !copies.Exists(Answers)) ? HealthCheckResult.Unhealthy()
            : services.TrueForAll(copies => copies.Count > 0 && copies.TrueForAll(Answers))
                && !limits.RedisIsAway ? HealthCheckResult.Healthy()
            : HealthCheckResult.Degraded();
        return Task.FromResult(result);
    }

    /// <summary>Writes <c>{"status":"healthy"}</c>, and nothing of what is wrong.</summary>
    public static Task WriteAsync(HttpContext http, HealthReport report) =>
        http.Response.WriteAsJsonAsync(new
        {
            status = report.Status switch { HealthStatus.Healthy => "healthy", HealthStatus.Degraded => "degraded", _ => "unhealthy" },
        });

    private static bool Answers(DestinationState copy) =>
        copy.Health is { Active: DestinationHealth.Healthy, Passive: not DestinationHealth.Unhealthy };
}
