using System.Diagnostics.Metrics;

namespace CreativeLabs.ServiceDefaults;

/// <summary>The outbox at a moment.</summary>
/// <param name="Depth">Rows that are due, counted to 10,000.</param>
/// <param name="AgeSeconds">How long the oldest of them has been due.</param>
/// <param name="DeadLettered">Rows that were given up.</param>
internal sealed record OutboxState(long Depth, double AgeSeconds, long DeadLettered);

/// <summary>A queue at a moment.</summary>
/// <param name="Queue">Its name.</param>
/// <param name="Messages">What waits in it.</param>
internal sealed record QueueState(string Queue, long Messages);

/// <summary>What the house measures of its messaging, meter <c>CreativeLabs</c>.</summary>
internal sealed class MessagingMeters
{
    private static readonly InstrumentAdvice<double> Seconds = new()
    {
        HistogramBucketBoundaries = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300, 3600],
    };

    private readonly Counter<long> sent;
    private readonly Counter<long> failed;
    private readonly Counter<long> duplicates;
    private readonly Counter<long> restarts;
    private readonly Histogram<double> confirmed;
    private readonly Histogram<double> lag;
    private OutboxState outbox = new(0, 0, 0);
    private IReadOnlyList<QueueState> queues = [];
    private IReadOnlyList<QueueState> deadLetters = [];

    public MessagingMeters(IMeterFactory factory)
    {
        var meter = factory.Create(Telemetry.Name);
        sent = meter.CreateCounter<long>("outbox.sent", "{message}", "Messages of the outbox that the broker confirmed.");
        failed = meter.CreateCounter<long>("outbox.attempts.failed", "{attempt}", "Attempts to send a message of the outbox that failed.");
        confirmed = meter.CreateHistogram("outbox.confirm.time", "s", "From the commit, or the due time, to the broker's confirm.",
            tags: null, Seconds);
        meter.CreateObservableGauge("outbox.depth", () => outbox.Depth, "{message}", "Messages of the outbox that are due.");
        meter.CreateObservableGauge("outbox.age", () => outbox.AgeSeconds, "s", "How long the oldest of them has been due.");
        meter.CreateObservableGauge("outbox.dead_lettered", () => outbox.DeadLettered, "{message}",
            "Messages of the outbox that were given up.");
        duplicates = meter.CreateCounter<long>("inbox.duplicates", "{message}", "Messages that came again and had no second effect.");
        lag = meter.CreateHistogram("consumer.lag", "s", "From the broker's taking a message to the consumer's.", tags: null, Seconds);
        meter.CreateObservableGauge("queue.depth", () => Measured(queues), "{message}", "Messages that wait for their consumer.");
        meter.CreateObservableGauge("queue.dead_lettered", () => Measured(deadLetters), "{message}",
            "Messages that their consumer could not take.");
        restarts = meter.CreateCounter<long>("bus.restarts", "{restart}", "Restarts of a bus that found no way back.");
    }

    public void Sent(TimeSpan after)
    {
        sent.Add(1);
        confirmed.Record(after.TotalSeconds);
    }

    public void Failed() => failed.Add(1);

    public void BusRestarted() => restarts.Add(1);

    public void DuplicateAbsorbed(string consumer) => duplicates.Add(1, Of(consumer));

    public void Consumed(string consumer, TimeSpan after) => lag.Record(Math.Max(0, after.TotalSeconds), Of(consumer));

    public void OutboxIs(OutboxState now) => outbox = now;

    public void QueuesAre(IReadOnlyList<QueueState> consumed, IReadOnlyList<QueueState> dead) => (queues, deadLetters) = (consumed, dead);

    private static KeyValuePair<string, object?> Of(string consumer) => new("consumer", consumer.Split('.')[^1]);

    private static IEnumerable<Measurement<long>> Measured(IReadOnlyList<QueueState> states) =>
        states.Select(state => new Measurement<long>(state.Messages, new KeyValuePair<string, object?>("queue", state.Queue)));
}
