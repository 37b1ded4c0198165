using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace CreativeLabs.Notifications.Deliveries;

/// <summary>Wakes this process's dispatch of a lane. Losing a signal costs a second, never a message: dispatch also looks by
/// itself.</summary>
internal sealed class DispatchSignal : IDisposable
{
    private readonly Dictionary<Lane, SemaphoreSlim> signals = Enum.GetValues<Lane>()
        .ToDictionary(lane => lane, _ => new SemaphoreSlim(0, 1));

    public void Set(Lane lane)
    {
        try
        {
            signals[lane].Release();
        }
        catch (SemaphoreFullException)
        {
            // Already set.
        }
    }

    public Task WaitAsync(Lane lane, TimeSpan longest, CancellationToken token) => signals[lane].WaitAsync(longest, token);

    public void Dispose()
    {
        foreach (var signal in signals.Values)
        {
            signal.Dispose();
        }
    }
}

/// <summary>Sets the signal once a delivery that can be sent is committed.</summary>
internal sealed class DispatchWakeUp(DispatchSignal signal) : DbTransactionInterceptor
{
    public override Task TransactionCommittedAsync(DbTransaction transaction, TransactionEndEventData eventData,
        CancellationToken cancellationToken = default)
    {
        foreach (var lane in eventData.Context!.ChangeTracker.Entries<Delivery>().Where(d => d.Entity.IsReady).Select(d => d.Entity.Lane)
            .Distinct())
        {
            signal.Set(lane);
        }

        return Task.CompletedTask;
    }
}
