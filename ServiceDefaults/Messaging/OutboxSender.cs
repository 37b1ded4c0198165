using System.Diagnostics;
using MassTransit;
using MassTransit.Context;
using MassTransit.Middleware;
using MassTransit.Serialization;

namespace CreativeLabs.ServiceDefaults;

/// <summary>Sends one outbox row as the message it was written as, under the trace that it belongs to.</summary>
internal static class OutboxSender
{
    public static async Task Send(IBus bus, DueRow row, CancellationToken token)
    {
        using var hop = Telemetry.Source.StartActivity("outbox relay", ActivityKind.Internal, row.Traceparent);
        var endpoint = await bus.GetSendEndpoint(new Uri($"exchange:{row.Destination}"));
        await endpoint.Send(new SerializedMessageBody(), new RowPipe(row), token);
    }

    private sealed class RowPipe(DueRow row) : IPipe<SendContext>
    {
        private readonly OutboxMessageSendPipe pipe = new(new RowMessage(row), null);

        public async Task Send(SendContext context)
        {
            await pipe.Send(context);
            if (context.TryGetPayload(out RabbitMqSendContext? rabbit))
            {
                rabbit.Mandatory = row.Mandatory;
            }
        }

        public void Probe(ProbeContext context) => pipe.Probe(context);
    }

    private sealed class RowMessage(DueRow row) : OutboxMessageContext
    {
        public long SequenceNumber => row.Seq;
        public Guid MessageId => row.MessageId;
        Guid? MessageContext.MessageId => row.MessageId;
        public string ContentType => row.ContentType;
        public string MessageType => row.MessageType;
        public string Body => row.Body;
        public IReadOnlyDictionary<string, object> Properties => System.Collections.ObjectModel.ReadOnlyDictionary<string, object>.Empty;
        public Guid? RequestId => null;
        public Guid? CorrelationId => null;
        public Guid? ConversationId => row.ConversationId;
        public Guid? InitiatorId => null;
        public DateTime? ExpirationTime => null;
        public Uri? SourceAddress => null;
        public Uri? DestinationAddress => null;
        public Uri? ResponseAddress => null;
        public Uri? FaultAddress => null;
        public DateTime? SentTime => row.DueAt.UtcDateTime;
        public Headers Headers => EmptyHeaders.Instance;
        public HostInfo Host => MassTransit.Metadata.HostMetadataCache.Empty;
    }
}
