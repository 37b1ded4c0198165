using System.Globalization;
using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;

namespace CreativeLabs.ServiceDefaults;

/// <summary>One reading of the queues of dead letters, on a connection of its own. What it read is its alone until it is acknowledged or
/// the reader is disposed of; a reader that dies gives everything back.</summary>
internal sealed class DeadLetterReader(IConnection connection) : IAsyncDisposable
{
    private const string Lock = "dead-letters-reader";
    private const int Most = 1000;

    /// <summary>Quorum queues count how often a message was given back, and drop or move it at a limit: 12 on ours, 20 by default from
    /// RabbitMQ 4 on. Looking must not use that up.</summary>
    private const int GivenBackAtMost = 5;

    private static readonly CreateChannelOptions Confirmed =
        new(publisherConfirmationsEnabled: true, publisherConfirmationTrackingEnabled: true);

    private readonly Dictionary<HeldMessage, (IChannel Channel, BasicGetResult Got, string LiesIn)> held =
        new(ReferenceEqualityComparer.Instance);

    /// <summary>What is held and this service's own.</summary>
    public IEnumerable<HeldMessage> Messages => held.Keys.Where(message => message.Queue.Length > 0);

    /// <summary>Waits until nobody else reads, and takes what lies there of <paramref name="queues"/>.</summary>
    public async Task Read(IReadOnlyCollection<string> queues, CancellationToken token)
    {
        await WaitForOthers(token);
        foreach (var queue in queues)
        {
            await Take($"{queue}_error", _ => queue, token);
        }

        await Take(MessagingSetup.DeadLetterQueue, message => queues.FirstOrDefault(queue => queue == CameFrom(message)), token);
    }

    /// <summary>The messages are done with. Without a connection they come again, which harms nothing: who takes one knows it.</summary>
    public async Task Acknowledge(IEnumerable<HeldMessage> messages)
    {
        CrashPoint.Reach("replay.before-acknowledge");
        foreach (var message in messages)
        {
            if (held.Remove(message, out var place))
            {
                await Quietly(() => place.Channel.BasicAckAsync(place.Got.DeliveryTag, multiple: false).AsTask());
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var (message, (channel, got, liesIn)) in held)
        {
            await Quietly(() => GiveBack(channel, got, liesIn, message.Body));
        }

        held.Clear();
        await Quietly(() => connection.CloseAsync());
        await connection.DisposeAsync();
    }

    /// <summary>An exclusive queue belongs to one connection and goes with it, however that ends.</summary>
    private async Task WaitForOthers(CancellationToken token)
    {
        while (true)
        {
            await using var channel = await connection.CreateChannelAsync(cancellationToken: token);
            try
            {
                await channel.QueueDeclareAsync(Lock, durable: false, exclusive: true, autoDelete: true, cancellationToken: token);
                return;
            }
            catch (OperationInterruptedException exception) when (exception.ShutdownReason?.ReplyCode is 405)
            {
                await Task.Delay(50, token);
            }
        }
    }

    /// <param name="liesIn">The queue of dead letters; one that was never needed is not there.</param>
    /// <param name="home">The queue that a message came from; null when it is another service's.</param>
    /// <param name="token">Ends the wait.</param>
    private async Task Take(string liesIn, Func<IReadOnlyBasicProperties, string?> home, CancellationToken token)
    {
        var channel = await connection.CreateChannelAsync(Confirmed, token);
        try
        {
            for (var count = 0; count < Most && await channel.BasicGetAsync(liesIn, autoAck: false, token) is { } got; count++)
            {
                var properties = got.BasicProperties;
                var message = new HeldMessage(
                    home(properties) ?? "", properties.Headers ?? new Dictionary<string, object?>(), got.Body.ToArray(),
                    properties.MessageId, properties.ContentType);
                held[message] = (channel, got, liesIn);
            }
        }
        catch (OperationInterruptedException exception) when (exception.ShutdownReason?.ReplyCode is 404)
        {
            await channel.DisposeAsync();
        }
    }

    private static string? CameFrom(IReadOnlyBasicProperties message) =>
        message.Headers?.TryGetValue("x-first-death-queue", out var queue) is true ? HeldMessage.Text(queue) : null;

    /// <summary>To where it lay; when it was given back often, as a new message, which nothing is counted against.</summary>
    private static async Task GiveBack(IChannel channel, BasicGetResult got, string liesIn, byte[] body)
    {
        var properties = new BasicProperties(got.BasicProperties);
        if (properties.Headers?.TryGetValue("x-delivery-count", out var count) is not true
            || Convert.ToInt64(count, CultureInfo.InvariantCulture) < GivenBackAtMost)
        {
            await channel.BasicNackAsync(got.DeliveryTag, multiple: false, requeue: true);
            return;
        }

        properties.Headers.Remove("x-delivery-count");
        await channel.BasicPublishAsync("", liesIn, mandatory: true, properties, body);
        await channel.BasicAckAsync(got.DeliveryTag, multiple: false);
    }

    private static async Task Quietly(Func<Task> work)
    {
        try
        {
            await work();
        }
        catch (Exception exception) when (exception is RabbitMQClientException or IOException or ObjectDisposedException)
        {
            // The connection is gone, and the broker has given back what was not acknowledged.
        }
    }
}
