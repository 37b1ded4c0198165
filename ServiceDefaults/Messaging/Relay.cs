using MassTransit;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace CreativeLabs.ServiceDefaults;

/// <summary>Hands the outbox to the broker. A relay takes a lane by locking its row, sends what is due in the order of each key with many
/// confirms outstanding, deletes what was confirmed, commits. Any number of copies share the lanes.</summary>
internal sealed partial class Relay(
    NpgsqlDataSource database, IBusControl bus, RelaySignal signal, BusRecovery watch, MessagingMeters meters, TimeProvider clock,
    IConfiguration configuration, ILogger<Relay> logger)
    : BackgroundService
{
    private const int Batch = 1024;
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(1);

    private readonly int attemptsBeforeDeadLettering = configuration.GetValue("Outbox:AttemptsBeforeDeadLettering", 8);
    private readonly TimeSpan laneTimeout = configuration.GetValue("Outbox:LaneTimeout", TimeSpan.FromSeconds(30));
    private readonly TimeSpan confirmTimeout = configuration.GetValue("Outbox:ConfirmTimeout", TimeSpan.FromSeconds(10));

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // What is published before this service's own queues are bound would pass them by.
        while (bus.CheckHealth().Status != BusHealthStatus.Healthy)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(200), stoppingToken);
        }

        await Task.WhenAll(Enumerable.Range(0, 2).Select(number => Run(number, stoppingToken)));
    }

    private async Task Run(int number, CancellationToken stopping)
    {
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                while (await SendOneLane(stopping))
                {
                }

                if (number == 0)
                {
                    meters.OutboxIs(await OutboxTable.State(database, clock.GetUtcNow(), stopping));
                }

                await signal.WaitAsync(Look, stopping);
            }
            catch (OperationCanceledException) when (stopping.IsCancellationRequested)
            {
                return;
            }
            catch (Exception exception)
            {
                Interrupted(logger, exception.GetBaseException().Message);
                await Task.Delay(Look, clock, stopping)
                    .ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
            }
        }
    }

    /// <summary>True when a lane was taken and may hold more.</summary>
    private async Task<bool> SendOneLane(CancellationToken stopping)
    {
        await using var connection = await database.OpenConnectionAsync(stopping);
        await using var transaction = await connection.BeginTransactionAsync(stopping);
        if (await OutboxTable.TakeLane(connection, laneTimeout, clock.GetUtcNow(), stopping) is not { } lane)
        {
            return false;
        }

        var rows = await OutboxTable.ReadDue(connection, lane, clock.GetUtcNow(), Batch, stopping);
        if (rows.Count == 0)
        {
            return false;
        }

        CrashPoint.Reach("relay.before-send");
        using var sender = new OutboxSender(bus, confirmTimeout, clock);
        var outcomes = await Task.WhenAll(rows.GroupBy(row => row.Key).Select(ofKey => SendInOrder(ofKey, sender)));
        CrashPoint.Reach("relay.after-confirm");

        var confirmed = outcomes.SelectMany(o => o.Confirmed).ToList();
        var failures = outcomes.Where(o => o.Failed is not null).ToList();
        if (confirmed.Count > 0)
        {
            await OutboxTable.Delete(connection, confirmed.ConvertAll(row => row.Seq), CancellationToken.None);
        }

        // When nothing at all went through and every error is one of transport, the broker is away: that is no fault of any row.
        var brokerAway = confirmed.Count == 0 && failures.TrueForAll(f => IsTransport(f.Error!));
        foreach (var failure in brokerAway ? [] : failures)
        {
            meters.Failed();
            await OutboxTable.Postpone(connection, failure.Failed!, failure.Error!, attemptsBeforeDeadLettering, clock.GetUtcNow(),
                CancellationToken.None);
        }

        await transaction.CommitAsync(CancellationToken.None);
        watch.SendsFail = brokerAway;
        if (brokerAway)
        {
            throw failures[0].Error!;
        }

        return rows.Count == Batch || failures.Count < outcomes.Length;
    }

    private async Task<(List<DueRow> Confirmed, DueRow? Failed, Exception? Error)> SendInOrder(IEnumerable<DueRow> rowsOfKey,
        OutboxSender sender)
    {
        var confirmed = new List<DueRow>();
        foreach (var row in rowsOfKey)
        {
            try
            {
                await sender.Send(row);
                meters.Sent(clock.GetUtcNow() - row.DueAt);
                confirmed.Add(row);
            }
            catch (Exception exception)
            {
                return (confirmed, row, exception);
            }
        }

        return (confirmed, null, null);
    }

    private static bool IsTransport(Exception exception) => exception is not MessageReturnedException
        && (exception is OperationCanceledException or TransportException or ConnectionException
            or RabbitMQ.Client.Exceptions.RabbitMQClientException or System.IO.IOException
            or System.Net.Sockets.SocketException or ObjectDisposedException or TimeoutException
            || (exception.InnerException is { } inner && IsTransport(inner)));

    [LoggerMessage(Level = LogLevel.Warning, Message = "The relay pauses: {Reason}")]
    private static partial void Interrupted(ILogger logger, string reason);
}
