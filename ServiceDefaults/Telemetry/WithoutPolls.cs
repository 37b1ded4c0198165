using System.Diagnostics;
using OpenTelemetry.Trace;

namespace CreativeLabs.ServiceDefaults;

/// <summary>Leaves out what begins with a call to a server: nobody asked for it, so it is a poll (the relay's and the periodic services'
/// looks into the database, the gateway's probes). A trace begins with a request, a message, or a row that waited. What a poll calls is
/// left out too: it is told that it is not recorded.</summary>
internal sealed class WithoutPolls : Sampler
{
    /// <inheritdoc />
    public override SamplingResult ShouldSample(in SamplingParameters samplingParameters) =>
        new(samplingParameters.Kind is ActivityKind.Client ? SamplingDecision.Drop : SamplingDecision.RecordAndSample);
}
