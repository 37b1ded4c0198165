using MassTransit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace CreativeLabs.ServiceDefaults;

/// <summary>What a service does at its start, and what it does not.</summary>
public sealed class StartTests(ProbeFixture probe) : IClassFixture<ProbeFixture>
{
    [Fact]
    public void No_keys_for_cookies_are_made() =>
        probe.Services.GetServices<IHostedService>()
            .ShouldNotContain(service => service.GetType().FullName!.Contains("DataProtection", StringComparison.Ordinal));

    [Fact]
    public void Nobody_outside_is_told_how_the_bus_is_used() =>
        probe.Services.GetRequiredService<IOptions<UsageTelemetryOptions>>().Value.Enabled.ShouldBeFalse();
}
