using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace CreativeLabs.ServiceDefaults;

/// <summary>What a service does at its start, and what it does not.</summary>
public sealed class StartTests(ProbeFixture probe) : IClassFixture<ProbeFixture>
{
    [Fact]
    public void No_keys_for_cookies_are_made() =>
        probe.Services.GetServices<IHostedService>()
            .ShouldNotContain(service => service.GetType().FullName!.Contains("DataProtection", StringComparison.Ordinal));
}
