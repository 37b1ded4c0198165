using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace CreativeLabs.AppHost;

/// <summary>Asks four times a second until the answer is healthy, for ten seconds. Aspire itself pauses one second after the first check
/// that failed, two after the second and so on, which would add up over servers, services and gateway to a third of the start.</summary>
internal sealed class PatientCheck(IHealthCheck check) : IHealthCheck
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>All checks of the model, whoever registered them.</summary>
    public static void UseFor(IServiceCollection services) => services.PostConfigure<HealthCheckServiceOptions>(options =>
    {
        foreach (var registration in options.Registrations)
        {
            var factory = registration.Factory;
            registration.Factory = provider => new PatientCheck(factory(provider));
        }
    });

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        for (var until = TimeProvider.System.GetUtcNow() + Patience; ; await Task.Delay(250, cancellationToken))
        {
            var result = await check.CheckHealthAsync(context, cancellationToken);
            if (result.Status is HealthStatus.Healthy || TimeProvider.System.GetUtcNow() > until)
            {
                return result;
            }
        }
    }
}
