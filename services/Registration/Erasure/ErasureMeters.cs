using System.Diagnostics.Metrics;
using CreativeLabs.Registration.Data;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace CreativeLabs.Registration.Erasure;

/// <summary>Measures once a minute what is not done yet, so that one that is stuck is seen: meter <c>CreativeLabs</c>.</summary>
internal sealed partial class ErasureMeters : BackgroundService
{
    private readonly Meter meter = new("CreativeLabs");
    private readonly IServiceScopeFactory scopes;
    private readonly TimeProvider clock;
    private readonly ILogger<ErasureMeters> logger;
    private long open;
    private double oldest;

    public ErasureMeters(IServiceScopeFactory scopes, TimeProvider clock, ILogger<ErasureMeters> logger)
    {
        (this.scopes, this.clock, this.logger) = (scopes, clock, logger);
        meter.CreateObservableGauge("erasures.open", () => Volatile.Read(ref open), "{erasure}", "Erasures that some service has not answered.");
        meter.CreateObservableGauge("erasures.oldest", () => Volatile.Read(ref oldest), "s", "Age of the oldest of them.");
    }

    /// <summary>Looks at the database.</summary>
    public async Task Measure(CancellationToken token)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<RegistrationDb>();
        var running = db.Erasures.Where(e => e.State != ErasureState.Done);
        var first = await running.MinAsync(e => (DateTimeOffset?)e.AskedAt, token);
        Volatile.Write(ref open, await running.CountAsync(token));
        Volatile.Write(ref oldest, first is { } at ? (clock.GetUtcNow() - at).TotalSeconds : 0);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var rounds = new PeriodicTimer(TimeSpan.FromMinutes(1));
        do
        {
            try
            {
                await Measure(stoppingToken);
            }
            catch (Exception away) when (away is NpgsqlException or InvalidOperationException { InnerException: NpgsqlException })
            {
                NotMeasured(logger, away.GetType().Name);
            }
        }
        while (await rounds.WaitForNextTickAsync(stoppingToken));
    }

    public override void Dispose()
    {
        meter.Dispose();
        base.Dispose();
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Open erasures could not be counted: {Reason}")]
    private static partial void NotMeasured(ILogger logger, string reason);
}
