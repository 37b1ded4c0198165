using System.Diagnostics.Metrics;
using CreativeLabs.Registration.Data;
using CreativeLabs.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Registration.People.Erasure;

/// <summary>Measures once a minute what is not done yet, so that one that is stuck is seen: meter <c>CreativeLabs</c>.</summary>
internal sealed class ErasureMeters : PeriodicService
{
    private readonly Meter meter = new("CreativeLabs");
    private readonly IServiceScopeFactory scopes;
    private readonly TimeProvider clock;
    private long open;
    private double oldest;

    public ErasureMeters(IServiceScopeFactory scopes, TimeProvider clock, ILogger<ErasureMeters> logger)
        : base(TimeSpan.FromMinutes(1), logger)
    {
        (this.scopes, this.clock) = (scopes, clock);
        meter.CreateObservableGauge("erasures.open", () => Volatile.Read(ref open), "{erasure}",
            "Erasures that some service has not answered.");
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

    protected override Task Round(CancellationToken token) => Measure(token);

    public override void Dispose()
    {
        meter.Dispose();
        base.Dispose();
    }
}
