using System.Collections.Frozen;
using CreativeLabs.ServiceDefaults;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Yarp.ReverseProxy.Configuration;
using Yarp.ReverseProxy.Health;
using Yarp.ReverseProxy.Transforms;

namespace CreativeLabs.Gateway;

/// <summary>The proxy: routes, copies, headers, connections.</summary>
internal static class ProxySetup
{
    private static readonly FrozenSet<string> NeverForwarded = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase, "Forwarded", "X-Real-IP", "X-Original-URL", "X-Rewrite-URL", "X-Forwarded-Port",
        "X-Forwarded-Server", OnlyFromGateway.Header);

    public static void AddProxy(this WebApplicationBuilder builder)
    {
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.Limits.MaxRequestHeadersTotalSize = 16 << 10;
            kestrel.Limits.MaxRequestHeaderCount = 60;
            kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(15);
        });
        builder.Services.AddSingleton<IProxyConfigProvider>(provider =>
            new InMemoryConfigProvider(Routes.ForProxy(), Clusters.ForProxy(provider.GetRequiredService<IConfiguration>())));
        builder.Services.AddSingleton<IPassiveHealthCheckPolicy, PassiveHealth>();
        builder.Services.AddReverseProxy()
            .AddServiceDiscoveryDestinationResolver()
            .ConfigureHttpClient((_, connections) =>
            {
                connections.UseCookies = false;
                connections.UseProxy = false;
                connections.AllowAutoRedirect = false;
                connections.ConnectTimeout = TimeSpan.FromSeconds(2);
                connections.PooledConnectionIdleTimeout = TimeSpan.FromMinutes(1);
                connections.PooledConnectionLifetime = TimeSpan.FromMinutes(10);
            })
            .AddTransforms(transforms =>
            {
                transforms.AddXForwarded(ForwardedTransformActions.Set);
                var proof = transforms.Route.ClusterId == Routes.Web ? null : builder.Configuration["Gateway:Key"];
                transforms.AddRequestTransform(request =>
                {
                    Strip(request.ProxyRequest.Headers);
                    if (proof is { Length: > 0 })
                    {
                        request.ProxyRequest.Headers.Add(OnlyFromGateway.Header, proof);
                    }

                    return ValueTask.CompletedTask;
                });
                if (transforms.Route.RouteId == Routes.Stream)
                {
                    // The client is told that the stream is open before there is a first event.
                    transforms.AddResponseTransform(async response => await response.HttpContext.Response.Body.FlushAsync());
                }
            });
        builder.Services.AddHealthChecks().AddCheck<ServicesHealth>("services");
        builder.Services.Configure<HealthCheckOptions>(health => health.ResponseWriter = ServicesHealth.WriteAsync);
    }

    public static void MapProxy(this WebApplication app) => app.MapReverseProxy(proxy =>
    {
        proxy.Use(RetryOtherReplica.Invoke);
        proxy.UseLoadBalancing();
        proxy.UsePassiveHealthChecks();
    });

    /// <summary>What only the edge may say about a caller is not taken from her.</summary>
    private static void Strip(System.Net.Http.Headers.HttpRequestHeaders headers)
    {
        foreach (var name in headers.NonValidated.Select(header => header.Key).ToList())
        {
            if (name.StartsWith("X-User-", StringComparison.OrdinalIgnoreCase) || NeverForwarded.Contains(name))
            {
                headers.Remove(name);
            }
        }
    }
}
