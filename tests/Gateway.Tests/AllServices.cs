using CreativeLabs.Support;

namespace CreativeLabs.Gateway;

/// <summary>A gateway with all five services and the screens behind it, one copy each.</summary>
public sealed class AllServices(Servers servers) : IAsyncLifetime
{
    internal Dictionary<string, Upstream> Services { get; } = new(StringComparer.Ordinal);

    internal Edge Edge { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        foreach (var service in (string[])["registration", "training", "mentoring", "marketplace", "notifications", "web"])
        {
            Services[service] = await Upstream.StartAsync(service);
        }

        Edge = Edge.Start(servers, Services.Select(s => (s.Key, s.Value.Address)),
            new() { ["Limits:Address"] = "100000", ["Limits:SignIn"] = "100000", ["Proxy:ProbeSeconds"] = "1" });
    }

    public async ValueTask DisposeAsync()
    {
        await Edge.DisposeAsync();
        foreach (var service in Services.Values)
        {
            await service.DisposeAsync();
        }
    }
}
