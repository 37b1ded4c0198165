using MassTransit;
using MassTransit.Transports;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using RabbitMQ.Client;

namespace CreativeLabs.ServiceDefaults;

/// <summary>Restarts the bus of a process that finds no way back to its broker: the broker takes new connections, and this process's own
/// bus, or one of its endpoints, is still not well. What the relay sends meanwhile fails as it does when the broker is away, so rows wait
/// and no attempt is counted; what consumers had not acknowledged comes again, and their inbox knows it.</summary>
internal sealed partial class BusRecovery(IServiceProvider services, MessagingMeters meters, TimeProvider clock, IConfiguration settings,
    ILogger<BusRecovery> logger)
    : PeriodicService(TimeSpan.FromSeconds(2), logger)
{
    private readonly TimeSpan first = settings.GetValue("Messaging:Patience", TimeSpan.FromSeconds(30));
    // How long a bus may take to stop, and then the process to end.
    private readonly TimeSpan farewell = settings.GetValue("Messaging:Farewell", TimeSpan.FromSeconds(10));
    private TimeSpan? patience;
    private long? sickSince;
    private ITcpClient? socket;

    /// <summary>Said by the relay: nothing of what it sent last was confirmed.</summary>
    public bool SendsFail { get; set; }

    /// <summary>Keeps the socket that the bus makes, so that it can be cut.</summary>
    public Task Sees(ConnectionFactory factory)
    {
        factory.SocketFactory = family => socket = ConnectionFactoryBase.DefaultSocketFactory(family);
        return Task.CompletedTask;
    }

    protected override async Task Round(CancellationToken token)
    {
        var bus = services.GetRequiredService<IBusControl>();
        if (bus.CheckHealth().Status == BusHealthStatus.Healthy && !SendsFail)
        {
            (sickSince, patience) = (null, null);
            return;
        }

        sickSince = await BrokerAnswers(token) ? sickSince ?? clock.GetTimestamp() : null;
        var isStarted = EndpointsOf(bus).TrueForAll(endpoint => endpoint.IsBusEndpoint || endpoint.Started.IsCompleted);
        var wait = isStarted ? patience ?? first : 2 * first;
        if (sickSince is not { } since || clock.GetElapsedTime(since) < wait)
        {
            return;
        }

        // A restart that does not help is not made too often, ten minutes apart at last: what is wrong may lie with the broker after all.
        (sickSince, patience) = (null, wait < TimeSpan.FromMinutes(5) ? wait * 2 : TimeSpan.FromMinutes(10));
        if (!isStarted || !await Restart(bus, token))
        {
            // Something waits for ever in a bus that is started or stopped by half. Only a new process helps; who watches over this one
            // makes it.
            GivesUp(logger);
            Environment.ExitCode = 1;
            services.GetRequiredService<IHostApplicationLifetime>().StopApplication();
            // Such a bus can hold up the end as well: MassTransit's stop knows no limit of time.
            _ = Task.Delay(farewell, CancellationToken.None).ContinueWith(_ => Environment.Exit(1), TaskScheduler.Default);
        }
    }

    private async Task<bool> Restart(IBusControl bus, CancellationToken token)
    {
        Restarts(logger);
        meters.BusRestarted();
        var endpoints = EndpointsOf(bus);
        // MassTransit stops no endpoint that is between two attempts, and starts none that stopped as faulted.
        endpoints.ForEach(endpoint => endpoint.CurrentState = ReceiveEndpoint.State.Faulted);
        var stop = bus.StopAsync(CancellationToken.None);
        await Task.WhenAny(stop, Task.Delay(farewell, token));
        // Over a connection that stands and does nothing each further goodbye would wait for its time-out.
        socket?.Close();
        var isStopped = await EndsInTime(stop, token);
        endpoints.ForEach(endpoint => endpoint.CurrentState = ReceiveEndpoint.State.Completed);
        var isBack = isStopped && await EndsInTime(bus.StartAsync(token), token);
        SendsFail = false;
        return isBack;
    }

    /// <summary>False when it takes too long though the broker answers: while that is away MassTransit goes on trying, and is
    /// let.</summary>
    private async Task<bool> EndsInTime(Task work, CancellationToken token)
    {
        while (await Task.WhenAny(work, Task.Delay(2 * first, token)) != work)
        {
            if (await BrokerAnswers(token))
            {
                return false;
            }
        }

        await work;
        return true;
    }

    private static List<ReceiveEndpoint> EndpointsOf(IBusControl bus) =>
        [.. bus.CheckHealth().Endpoints.Values.Select(e => (ReceiveEndpoint)e.ReceiveEndpoint)];

    private async Task<bool> BrokerAnswers(CancellationToken token)
    {
        try
        {
            var broker = new ConnectionFactory
            {
                Uri = new Uri(settings.GetConnectionString("messaging")!),
                RequestedConnectionTimeout = TimeSpan.FromSeconds(5)
            };
            await using var connection = await broker.CreateConnectionAsync(token);
            return true;
        }
        catch (Exception) when (!token.IsCancellationRequested)
        {
            return false;
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The broker answers and the bus finds no way back to it: the bus is restarted")]
    private static partial void Restarts(ILogger logger);

    [LoggerMessage(Level = LogLevel.Critical, Message = "The bus neither stops nor starts: the process ends, to be started again")]
    private static partial void GivesUp(ILogger logger);
}
