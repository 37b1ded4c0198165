namespace CreativeLabs.Probe;

/// <summary>Stands for what waits for ever when the process should end, as a bus can.</summary>
internal sealed class NeverStops : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.Delay(Timeout.Infinite, CancellationToken.None);
}
