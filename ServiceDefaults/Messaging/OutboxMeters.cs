using System.Diagnostics.Metrics;

namespace CreativeLabs.ServiceDefaults;

/// <summary>What the house measures of its messaging, meter <c>CreativeLabs</c>.</summary>
public sealed class OutboxMeters : IDisposable
{
    private readonly Meter meter = new("CreativeLabs");
    private readonly Counter<long> sent;
    private readonly Counter<long> failed;
    private readonly Counter<long> duplicates;
    private readonly Histogram<double> lag;
    private double oldest;
    private long depth;
    private long parked;

    /// <summary>Creates the instruments.</summary>
    public OutboxMeters()
    {
        sent = meter.CreateCounter<long>("outbox.sent", "{message}", "Facts that the broker confirmed.");
        failed = meter.CreateCounter<long>("outbox.attempts.failed", "{attempt}", "Attempts to send that failed.");
        duplicates = meter.CreateCounter<long>("inbox.duplicates", "{message}", "Messages that had been taken before.");
        lag = meter.CreateHistogram<double>("outbox.lag", "ms", "From commit (or due time) to the broker's confirm.");
        meter.CreateObservableGauge("outbox.oldest", () => Volatile.Read(ref oldest), "s", "Age of the oldest due fact.");
        meter.CreateObservableGauge("outbox.depth", () => Volatile.Read(ref depth), "{message}", "Facts that are due.");
        meter.CreateObservableGauge("outbox.parked", () => Volatile.Read(ref parked), "{message}", "Facts that were given up.");
    }

    internal void Sent(TimeSpan after)
    {
        sent.Add(1);
        lag.Record(after.TotalMilliseconds);
    }

    internal void Failed() => failed.Add(1);

    internal void DuplicateAbsorbed(string consumer) => duplicates.Add(1, KeyValuePair.Create<string, object?>("consumer", consumer));

    internal void Standing(long due, double oldestSeconds, long parkedRows)
    {
        Volatile.Write(ref depth, due);
        Volatile.Write(ref oldest, oldestSeconds);
        Volatile.Write(ref parked, parkedRows);
    }

    /// <inheritdoc />
    public void Dispose() => meter.Dispose();
}
