using RabbitMQ.Client;

namespace CreativeLabs.Bench.Messages;

/// <summary>RabbitMQ.Client and nothing else: 256 confirms outstanding.</summary>
internal sealed class RawBroker : IAsyncDisposable
{
    private const int Outstanding = 256;

    private readonly IConnection connection;

    private RawBroker(IConnection connection, IChannel channel) => (this.connection, Channel) = (connection, channel);

    public IChannel Channel { get; }

    public static async Task<RawBroker> Connect(string address)
    {
        var opened = await new ConnectionFactory { Uri = new Uri(address) }.CreateConnectionAsync();
        var options = new CreateChannelOptions(publisherConfirmationsEnabled: true, publisherConfirmationTrackingEnabled: true);
        return new RawBroker(opened, await opened.CreateChannelAsync(options));
    }

    /// <summary>A quorum queue behind an exchange of its name, as MassTransit would have it.</summary>
    public async Task Declare(string name)
    {
        await Channel.ExchangeDeclareAsync(name, ExchangeType.Fanout, durable: true);
        await Channel.QueueDeclareAsync(name, durable: true, exclusive: false, autoDelete: false,
            new Dictionary<string, object?>(StringComparer.Ordinal) { ["x-queue-type"] = "quorum" });
        await Channel.QueueBindAsync(name, name, "");
    }

    /// <summary>Until somebody reads the queue.</summary>
    public async Task UntilRead(string queue)
    {
        for (var look = 0; look < 600; look++)
        {
            try
            {
                await using var other = await connection.CreateChannelAsync();
                if ((await other.QueueDeclarePassiveAsync(queue)).ConsumerCount > 0)
                {
                    return;
                }
            }
            catch (RabbitMQ.Client.Exceptions.OperationInterruptedException)
            {
                // Not declared yet.
            }

            await Task.Delay(100);
        }

        throw new TimeoutException($"Nobody reads {queue}.");
    }

    /// <summary>Returns once every message is confirmed, within a minute.</summary>
    public async Task Publish(string exchange, string route, IReadOnlyCollection<Envelope> messages)
    {
        using var outstanding = new SemaphoreSlim(Outstanding);
        var confirms = new List<Task>(messages.Count);
        foreach (var message in messages)
        {
            await outstanding.WaitAsync(TimeSpan.FromMinutes(1));
            confirms.Add(Confirmed(Channel.BasicPublishAsync(exchange, route, mandatory: true, message.Properties, message.Body),
                outstanding));
        }

        await Task.WhenAll(confirms).WaitAsync(TimeSpan.FromMinutes(1));
    }

    private static async Task Confirmed(ValueTask publishing, SemaphoreSlim outstanding)
    {
        await publishing;
        outstanding.Release();
    }

    public async ValueTask DisposeAsync()
    {
        await Channel.DisposeAsync();
        await connection.DisposeAsync();
    }
}
