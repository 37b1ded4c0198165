using Yarp.ReverseProxy.Configuration;

namespace CreativeLabs.Bench.Bare;

/// <summary>YARP and nothing else: everything to one address.</summary>
internal static class Proxying
{
    public static void Add(WebApplicationBuilder builder, string to) => builder.Services.AddReverseProxy().LoadFromMemory(
        [new RouteConfig { RouteId = "all", ClusterId = "one", Match = new RouteMatch { Path = "/v1/{**rest}" } }],
        [new ClusterConfig { ClusterId = "one",
        Destinations = new Dictionary<string, DestinationConfig>(StringComparer.Ordinal) { ["one"] = new() { Address = to } } }]);

    public static void Map(WebApplication app) => app.MapReverseProxy();
}
