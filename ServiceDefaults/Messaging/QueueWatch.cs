using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;

namespace CreativeLabs.ServiceDefaults;

/// <summary>Counts what waits in the service's queues and in their error queues, for the meters: the consumer alone cannot tell that it
/// falls behind. It runs only where somebody collects meters.</summary>
internal sealed class QueueWatch(DeadLetterQueues queues, MessagingMeters meters, IConfiguration settings, ILogger<QueueWatch> logger)
    : PeriodicService(TimeSpan.FromSeconds(15), logger)
{
    private IConnection? connection;

    protected override async Task Round(CancellationToken token)
    {
        if (connection is not { IsOpen: true })
        {
            await Close();
            connection = await new ConnectionFactory
            {
                Uri = new Uri(settings.GetConnectionString("messaging")!), ClientProvidedName = "queue watch",
                AutomaticRecoveryEnabled = false,
            }.CreateConnectionAsync(token);
        }

        var consumed = queues.Consumed;
        meters.QueuesAre(await Count(connection, consumed, token),
            await Count(connection, consumed.Select(queue => $"{queue}_error").Append(MessagingSetup.DeadLetterQueue), token));
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await Close();
    }

    /// <summary>Those that are there; an error queue comes with its first message.</summary>
    private static async Task<List<QueueState>> Count(IConnection connection, IEnumerable<string> names, CancellationToken token)
    {
        var states = new List<QueueState>();
        foreach (var name in names)
        {
            await using var channel = await connection.CreateChannelAsync(cancellationToken: token);
            try
            {
                states.Add(new QueueState(name, (await channel.QueueDeclarePassiveAsync(name, token)).MessageCount));
            }
            catch (OperationInterruptedException exception) when (exception.ShutdownReason?.ReplyCode is 404)
            {
                // Nothing ever failed there.
            }
        }

        return states;
    }

    private async Task Close()
    {
        if (connection is { } gone)
        {
            connection = null;
            await gone.DisposeAsync();
        }
    }
}
