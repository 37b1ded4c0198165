using System.Text;
using RabbitMQ.Client;

namespace CreativeLabs.Bench.Messages;

/// <summary>A message as MassTransit writes it, about 500 bytes.</summary>
/// <param name="Properties">AMQP properties.</param>
/// <param name="Body">The envelope.</param>
internal sealed record Envelope(BasicProperties Properties, ReadOnlyMemory<byte> Body)
{
    public const string ContentType = "application/vnd.masstransit+json";

    public static Envelope Of(Guid entry, string type)
    {
        var id = Guid.NewGuid();
        return new Envelope(
            new BasicProperties { Persistent = true, MessageId = id.ToString(), ContentType = ContentType },
            Encoding.UTF8.GetBytes(Text(entry, id, type)));
    }

    public static string Text(Guid entry, Guid id, string type) => $$"""
        {"messageId":"{{id}}","conversationId":"{{id}}","sourceAddress":"rabbitmq://localhost/bench",
         "destinationAddress":"rabbitmq://localhost/{{type}}",
         "messageType":["urn:message:{{type}}"],
         "message":{"entryId":"{{entry}}"},"sentTime":"2026-06-01T08:00:00Z","headers":{},
         "host":{"machineName":"bench","processName":"bench","processId":1,"assembly":"Bench",
         "assemblyVersion":"1.0.0.0","frameworkVersion":"10.0.0","massTransitVersion":"8.4.0.0","operatingSystemVersion":"Unix"} }
        """;
}
