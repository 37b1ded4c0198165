using CreativeLabs.Registration.Data;
using CreativeLabs.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Registration.StaffReads;

/// <summary>Once a second gives the reads that wait their place in the chain, and tells the chain's head to the log, which lies elsewhere. Of
/// several copies one works at a time; a request that reads never waits for another.</summary>
internal sealed partial class ChainStaffReads(IServiceScopeFactory scopes, ILogger<ChainStaffReads> logger) : Rounds(TimeSpan.FromSeconds(1), logger)
{
    private const int Batch = 1000;
    private const long LockKey = 0x43_48_41_49_4E; // "CHAIN"

    protected override async Task Round(CancellationToken token)
    {
        while (await ChainOneBatch(token) == Batch)
        {
        }
    }

    /// <summary>How many reads were chained.</summary>
    private async Task<int> ChainOneBatch(CancellationToken token)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<RegistrationDb>();
        await using var transaction = await db.Database.BeginTransactionAsync(token);
        // A copy that froze with the lock loses its connection, and with it the lock.
        await db.Database.ExecuteSqlAsync($"SET LOCAL idle_in_transaction_session_timeout = '30s'", token);
        if (!await db.Database.SqlQuery<bool>($"""SELECT pg_try_advisory_xact_lock({LockKey}) AS "Value" """).SingleAsync(token))
        {
            return 0;
        }

        var waiting = await (from unchained in db.UnchainedReads.OrderBy(w => w.ReadId).Take(Batch)
                             join read in db.StaffReads.AsNoTracking() on unchained.ReadId equals read.Id
                             orderby read.Id
                             select new { unchained, read }).ToListAsync(token);
        if (waiting.Count == 0)
        {
            return 0;
        }

        var head = await db.StaffReadLinks.AsNoTracking().OrderByDescending(l => l.Sequence).FirstOrDefaultAsync(token);
        var (sequence, hash) = (head?.Sequence ?? 0, head?.Hash ?? StaffReadLink.Beginning);
        foreach (var read in waiting.Select(w => w.read))
        {
            var link = StaffReadLink.After(sequence, hash, read);
            db.Add(link);
            (sequence, hash) = (link.Sequence, link.Hash);
        }

        db.RemoveRange(waiting.Select(w => w.unchained));
        await db.SaveChangesAsync(token);
        await transaction.CommitAsync(token);
        Head(logger, sequence, Convert.ToHexStringLower(hash));
        return waiting.Count;
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Head of the staff reads: {Sequence}:{Hash}")]
    private static partial void Head(ILogger logger, long sequence, string hash);
}
