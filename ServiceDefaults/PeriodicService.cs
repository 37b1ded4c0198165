using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CreativeLabs.ServiceDefaults;

/// <summary>Work that comes round again and again, from the service's start on. What goes wrong in a round, such as a server that is away,
/// is said and left to the next one: it neither ends the work nor the service.</summary>
/// <param name="every">From the beginning of one round to that of the next.</param>
/// <param name="logger">The work's own.</param>
public abstract partial class PeriodicService(TimeSpan every, ILogger logger) : BackgroundService
{
    /// <summary>One round.</summary>
    protected abstract Task Round(CancellationToken token);

    /// <inheritdoc />
    protected sealed override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var rounds = new PeriodicTimer(every);
        do
        {
            try
            {
                await Round(stoppingToken);
            }
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
            {
                PutOff(logger, exception.GetBaseException().Message);
            }
        }
        while (await rounds.WaitForNextTickAsync(stoppingToken));
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Left to the next round: {Reason}")]
    private static partial void PutOff(ILogger logger, string reason);
}
