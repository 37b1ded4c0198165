using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net.Mime;
using MassTransit;
using MassTransit.Serialization;

namespace CreativeLabs.ServiceDefaults;

/// <summary>Sends a batch of outbox rows, each as the message it was written as, under the trace that it belongs to. It gives up when the
/// broker confirms none of them for as long as <paramref name="timeout"/>.</summary>
internal sealed class OutboxSender(IBus bus, TimeSpan timeout, TimeProvider clock) : IDisposable
{
    /// <summary>When the relay sent it, in milliseconds since 1970: the envelope tells when it was written, which is long before a
    /// deadline.</summary>
    public const string SentAt = "sent-at";

    private readonly CancellationTokenSource patience = new(timeout);
    private readonly ConcurrentDictionary<string, Task<ISendEndpoint>> exchanges = new(StringComparer.Ordinal);

    /// <summary>Returns when the broker has confirmed the row.</summary>
    public async Task Send(DueRow row)
    {
        using var hop = Telemetry.Source.StartActivity("outbox relay", ActivityKind.Internal, row.Traceparent);
        var exchange = await exchanges.GetOrAdd(row.Destination, name => bus.GetSendEndpoint(new Uri($"exchange:{name}")));
        await exchange.Send(new SerializedMessageBody(), new RowPipe(row, clock), patience.Token);
        patience.CancelAfter(timeout);
    }

    public void Dispose() => patience.Dispose();

    private sealed class RowPipe(DueRow row, TimeProvider clock) : IPipe<SendContext>
    {
        public Task Send(SendContext context)
        {
            context.MessageId = row.MessageId;
            context.ConversationId = row.ConversationId;
            context.Headers.Set(SentAt, clock.GetUtcNow().ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture));
            // As it stands: to take it apart and put it together again was a fifth of the relay's work.
            context.Serializer = new CopyBodySerializer(new ContentType(row.ContentType), new StringMessageBody(row.Body));
            if (context.TryGetPayload(out RabbitMqSendContext? rabbit))
            {
                rabbit.Mandatory = row.Mandatory;
            }

            return Task.CompletedTask;
        }

        public void Probe(ProbeContext context) => context.CreateScope("outbox");
    }
}
