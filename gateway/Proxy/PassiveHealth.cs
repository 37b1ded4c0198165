using Yarp.ReverseProxy.Health;
using Yarp.ReverseProxy.Model;

namespace CreativeLabs.Gateway;

/// <summary>Leaves a copy alone for a few seconds after the first request that it did not answer. The proxy's own policy waits for ten
/// requests before it judges, and each of them would cost a caller a second try.</summary>
internal sealed class PassiveHealth(IDestinationHealthUpdater health) : IPassiveHealthCheckPolicy
{
    public const string PolicyName = "LeaveAloneAfterFirstFailure";

    public string Name => PolicyName;

    public void RequestProxied(HttpContext context, ClusterState cluster, DestinationState destination)
    {
        if (context.GetForwarderErrorFeature() is { } failure && Fault.IsOfDestination(context, failure))
        {
            health.SetPassive(
                cluster, destination, DestinationHealth.Unhealthy, cluster.Model.Config.HealthCheck!.Passive!.ReactivationPeriod!.Value);
        }
    }
}
