using System.Diagnostics.Metrics;

namespace CreativeLabs.ServiceDefaults;

/// <summary>What the house measures of its messaging, meter <c>CreativeLabs</c>.</summary>
public sealed class OutboxMeters
{
    private static readonly Meter Meter = new("CreativeLabs");
    private readonly Counter<long> sent = Meter.CreateCounter<long>("outbox.sent", "{message}", "Facts that the broker confirmed.");
    private readonly Counter<long> failed =
        Meter.CreateCounter<long>("outbox.attempts.failed", "{attempt}", "Attempts to send that failed.");
    private readonly Counter<long> duplicates =
        Meter.CreateCounter<long>("inbox.duplicates", "{message}", "Messages that had been taken before.");
    private readonly Counter<long> restarts =
        Meter.CreateCounter<long>("bus.restarts", "{restart}", "Restarts of a bus that found no way back.");
    private readonly Histogram<double> lag =
        Meter.CreateHistogram<double>("outbox.lag", "ms", "From commit (or due time) to the broker's confirm.");
    private (long Due, double OldestSeconds, long Parked) standing;

    /// <summary>Creates the gauges.</summary>
    public OutboxMeters()
    {
        Meter.CreateObservableGauge("outbox.oldest", () => standing.OldestSeconds, "s", "Age of the oldest due fact.");
        Meter.CreateObservableGauge("outbox.depth", () => standing.Due, "{message}", "Facts that are due.");
        Meter.CreateObservableGauge("outbox.parked", () => standing.Parked, "{message}", "Facts that were given up.");
    }

    internal void Sent(TimeSpan after)
    {
        sent.Add(1);
        lag.Record(after.TotalMilliseconds);
    }

    internal void Failed() => failed.Add(1);

    internal void BusRestarted() => restarts.Add(1);

    internal void DuplicateAbsorbed(string consumer) => duplicates.Add(1, KeyValuePair.Create<string, object?>("consumer", consumer));

    internal void Standing((long Due, double OldestSeconds, long Parked) now) => standing = now;
}
