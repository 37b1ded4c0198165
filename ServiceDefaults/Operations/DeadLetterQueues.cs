using MassTransit;
using MassTransit.Transports;
using Microsoft.Extensions.Configuration;
using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;

namespace CreativeLabs.ServiceDefaults;

/// <summary>Where this service's dead letters lie: the error queue of each of its queues, and the house's queue of messages that killed or
/// outlived their consumer.</summary>
internal sealed class DeadLetterQueues(IBusControl bus, IConfiguration settings)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    /// <summary>The queues that this service consumes.</summary>
    public IReadOnlyList<string> Consumed => [.. bus.CheckHealth().Endpoints.Values
        .Where(endpoint => endpoint.ReceiveEndpoint is ReceiveEndpoint { IsBusEndpoint: false })
        .Select(endpoint => endpoint.InputAddress.AbsolutePath.Split('/')[^1])];

    /// <summary>Reads them all, up to a thousand messages a queue, and holds what it read until the reader is disposed of; a second reader,
    /// of whichever service, waits for the first.</summary>
    /// <exception cref="TimeoutException">The first reader took too long.</exception>
    public async Task<DeadLetterReader> Read(CancellationToken token)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(token);
        limit.CancelAfter(Patience);
        var broker = new ConnectionFactory
        {
            Uri = new Uri(settings.GetConnectionString("messaging")!), RequestedConnectionTimeout = TimeSpan.FromSeconds(5),
            ClientProvidedName = "dead letters",
        };
        try
        {
            while (true)
            {
                var reader = new DeadLetterReader(await broker.CreateConnectionAsync(limit.Token));
                try
                {
                    await reader.Read(Consumed, limit.Token);
                    return reader;
                }
                catch (OperationInterruptedException exception) when (exception.ShutdownReason?.ReplyCode is 541)
                {
                    // Of a queue that is just being made the broker knows the name and has no process yet: it closes the connection.
                    await reader.DisposeAsync();
                }
                catch
                {
                    await reader.DisposeAsync();
                    throw;
                }
            }
        }
        catch (OperationCanceledException late) when (!token.IsCancellationRequested)
        {
            throw new TimeoutException("The queues of dead letters could not be read in time.", late);
        }
    }
}
