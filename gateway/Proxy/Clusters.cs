using Yarp.ReverseProxy.Configuration;
using Yarp.ReverseProxy.Forwarder;
using Yarp.ReverseProxy.Health;
using Yarp.ReverseProxy.LoadBalancing;

namespace CreativeLabs.Gateway;

/// <summary>The copies of each service, and how the gateway talks to them.</summary>
internal static class Clusters
{
    /// <summary>Notifications once more, for what streams.</summary>
    public const string StreamCluster = "notifications-stream";

    private static readonly TimeSpan ProbeTimeout = TimeSpan.FromSeconds(2);

    /// <summary>All copies that the application model names as <c>services:{name}:http:{n}</c>.</summary>
    public static IReadOnlyList<ClusterConfig> ForProxy(IConfiguration configuration)
    {
        var activity = TimeSpan.FromSeconds(configuration.GetValue("Proxy:ActivitySeconds", 30));
        return
        [
            .. Routes.Services.Select(service => Of(service, service, activity, configuration)),
            Of(StreamCluster, "notifications", TimeSpan.FromDays(1), configuration),
            Of(Routes.Web, Routes.Web, activity, configuration),
        ];
    }

    private static ClusterConfig Of(string name, string service, TimeSpan activity, IConfiguration configuration) => new()
    {
        ClusterId = name,
        LoadBalancingPolicy = LoadBalancingPolicies.PowerOfTwoChoices,
        // One name, resolved to all replicas. One that has no address is not looked for in the name service of the network either: its
        // callers are to hear at once that it is away.
        Destinations = configuration.GetSection($"services:{service}").GetChildren().Any()
            ? new Dictionary<string, DestinationConfig>(StringComparer.Ordinal) { [service] = new() { Address = $"http://{service}" } }
            : [],
        HttpRequest = new ForwarderRequestConfig
        {
            ActivityTimeout = activity,
            Version = System.Net.HttpVersion.Version11,
            VersionPolicy = HttpVersionPolicy.RequestVersionOrLower,
        },
        HealthCheck = new HealthCheckConfig
        {
            // When every copy looks ill they are tried all the same: a service that has just come back answers at once.
            AvailableDestinationsPolicy = HealthCheckConstants.AvailableDestinations.HealthyOrPanic,
            Passive = new PassiveHealthCheckConfig
            {
                Enabled = true,
                Policy = PassiveHealth.PolicyName,
                ReactivationPeriod = TimeSpan.FromSeconds(configuration.GetValue("Proxy:LeaveAloneSeconds", 5)),
            },
            // Finds the copy that still takes connections but does not answer any more.
            Active = new ActiveHealthCheckConfig
            {
                Enabled = true,
                Policy = HealthCheckConstants.ActivePolicy.ConsecutiveFailures,
                Path = "/health",
                Interval = TimeSpan.FromSeconds(configuration.GetValue("Proxy:ProbeSeconds", 5)),
                Timeout = ProbeTimeout,
            },
        },
    };
}
