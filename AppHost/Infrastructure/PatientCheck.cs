using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace CreativeLabs.AppHost;

/// <summary>Asks ten times a second until the answer is yes, for ten seconds. Aspire itself pauses one second after the first check that
/// failed, two after the second and so on, which would add up over servers, services and gateway to a third of the start.</summary>
internal sealed class PatientCheck(Func<CancellationToken, Task<bool>> ask) : IHealthCheck
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var until = TimeProvider.System.GetUtcNow() + Patience;
        while (!await ask(cancellationToken))
        {
            if (TimeProvider.System.GetUtcNow() > until)
            {
                return HealthCheckResult.Unhealthy("It does not answer.");
            }

            await Task.Delay(100, cancellationToken);
        }

        return HealthCheckResult.Healthy();
    }
}
