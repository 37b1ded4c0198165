using MassTransit;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using RabbitMQ.Client;

namespace CreativeLabs.ServiceDefaults;

/// <summary>Restarts the bus of a process that finds no way back to its broker: the broker takes new connections, and this process's own bus is
/// still not well. What the relay sends meanwhile fails as it does when the broker is away, so rows wait and no attempt is counted; what
/// consumers had not acknowledged comes again, and their inbox knows it.</summary>
internal sealed partial class BusWatch(IServiceProvider services, OutboxMeters meters, TimeProvider clock, IConfiguration settings, ILogger<BusWatch> logger)
    : Rounds(TimeSpan.FromSeconds(2), logger)
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);

    private readonly TimeSpan first = settings.GetValue("Messaging:Patience", TimeSpan.FromSeconds(30));
    private bool started;
    private TimeSpan patience;
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
        if (bus.CheckHealth().Status != BusHealthStatus.Unhealthy && !SendsFail)
        {
            (started, sickSince, patience) = (true, null, first);
            return;
        }

        // A bus that has not been started yet is MassTransit's to start: it could not be stopped.
        sickSince = started && await BrokerAnswers(token) ? sickSince ?? clock.GetTimestamp() : null;
        if (sickSince is { } since && clock.GetElapsedTime(since) >= patience)
        {
            // A restart that does not help is not made too often, ten minutes apart at last: what is wrong may lie with the broker after all.
            (sickSince, patience) = (null, patience < TimeSpan.FromMinutes(5) ? patience * 2 : TimeSpan.FromMinutes(10));
            await Restart(bus, token);
        }
    }

    private async Task Restart(IBusControl bus, CancellationToken token)
    {
        Restarts(logger);
        meters.BusRestarted();
        try
        {
            var stop = bus.StopAsync(CancellationToken.None);
            await Task.WhenAny(stop, Task.Delay(TimeSpan.FromSeconds(10), token));
            // Over a connection that stands and does nothing each further goodbye would wait for its time-out.
            socket?.Close();
            await stop.WaitAsync(Longest, token);
            await bus.StartAsync(token).WaitAsync(Longest, token);
            SendsFail = false;
        }
        catch (TimeoutException)
        {
            if (!await BrokerAnswers(token))
            {
                return; // It went away meanwhile, and MassTransit goes on starting until it is back.
            }

            // Something in it waits for ever, and a bus stopped by half cannot be started: only a new process helps, and who watches over it makes one.
            Ends(logger);
            Environment.ExitCode = 1;
            services.GetRequiredService<IHostApplicationLifetime>().StopApplication();
        }
    }

    private async Task<bool> BrokerAnswers(CancellationToken token)
    {
        try
        {
            var broker = new ConnectionFactory { Uri = new Uri(settings.GetConnectionString("messaging")!), RequestedConnectionTimeout = TimeSpan.FromSeconds(5) };
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
    private static partial void Ends(ILogger logger);
}
