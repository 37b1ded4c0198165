using System.Diagnostics;
using System.Net.Mime;
using MassTransit;
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
        public Task Send(SendContext context)
        {
            context.MessageId = row.MessageId;
            context.ConversationId = row.ConversationId;
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
