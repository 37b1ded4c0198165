using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace CreativeLabs.ServiceDefaults;

/// <summary>Wakes the relay of this process after a commit. Losing a signal costs a second, never a fact: the relay also looks by
/// itself.</summary>
public sealed class RelaySignal : IDisposable
{
    private readonly SemaphoreSlim signal = new(0);

    /// <summary>Something may be waiting in the outbox.</summary>
    public void Set()
    {
        // Two who see it unset at the same moment cost the relay one look more.
        if (signal.CurrentCount == 0)
        {
            signal.Release();
        }
    }

    /// <inheritdoc />
    public void Dispose() => signal.Dispose();

    /// <summary>Set when the DbContext, whose transaction has been committed, published something.</summary>
    internal void Committed(DbContext db)
    {
        // To look for changes once more, where nothing is to be written any more, cost a fortieth of what an enrolment does.
        db.ChangeTracker.AutoDetectChangesEnabled = false;
        if (db.ChangeTracker.Entries<OutboxRow>().Any())
        {
            CrashPoint.Reach("outbox.after-commit");
            Set();
        }

        db.ChangeTracker.AutoDetectChangesEnabled = true;
    }

    /// <summary>Returns when set, or after <paramref name="longest"/>.</summary>
    internal Task WaitAsync(TimeSpan longest, CancellationToken token) => signal.WaitAsync(longest, token);
}

/// <summary>Sets the signal once what a DbContext published is committed.</summary>
internal sealed class RelayWakeUp(RelaySignal signal) : DbTransactionInterceptor, ISaveChangesInterceptor
{
    public ValueTask<int> SavedChangesAsync(SaveChangesCompletedEventData eventData, int result,
        CancellationToken cancellationToken = default)
    {
        if (eventData.Context is { Database.CurrentTransaction: null } db)
        {
            signal.Committed(db);
        }

        return ValueTask.FromResult(result);
    }

    public override Task TransactionCommittedAsync(DbTransaction transaction, TransactionEndEventData eventData,
        CancellationToken cancellationToken = default)
    {
        if (eventData.Context is { } db)
        {
            signal.Committed(db);
        }

        return Task.CompletedTask;
    }
}
