using CreativeLabs.Registration.Data;
using CreativeLabs.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Registration.People.StaffReads;

/// <summary>Once a second gives the reads that wait their place in the chain, and tells the chain's head to the log, which lies elsewhere.
/// Of several copies one works at a time; a request that reads never waits for another.</summary>
internal sealed partial class ChainStaffReads(IServiceScopeFactory scopes, ILogger<ChainStaffReads> logger)
    : PeriodicService(TimeSpan.FromSeconds(1), logger)
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
                             select read).ToListAsync(token);
        if (waiting.Count == 0)
        {
            return 0;
        }

        var head = await db.StaffReadLinks.AsNoTracking().OrderByDescending(l => l.Sequence).FirstOrDefaultAsync(token);
        var links = new List<StaffReadLink>();
        foreach (var read in waiting)
        {
            head = StaffReadLink.After(head?.Sequence ?? 0, head?.Hash ?? StaffReadLink.Beginning, read);
            links.Add(head);
        }

        await Write(db, links, token);
        await transaction.CommitAsync(token);
        var hash = Convert.ToHexStringLower(head!.Hash);
        Head(logger, head.Sequence, hash);
        return waiting.Count;
    }

    /// <summary>All at once: two commands instead of two a read.</summary>
    private static async Task Write(RegistrationDb db, List<StaffReadLink> links, CancellationToken token)
    {
        var reads = links.ConvertAll(link => link.ReadId);
        var (sequences, previous, hashes) =
            (links.ConvertAll(link => link.Sequence), links.ConvertAll(link => link.Previous), links.ConvertAll(link => link.Hash));
        await db.Database.ExecuteSqlAsync($"""
            INSERT INTO staff_read_link (sequence, read_id, previous, hash) SELECT * FROM unnest({sequences}, {reads}, {previous}, {hashes})
            """, token);
        await db.Database.ExecuteSqlAsync($"DELETE FROM staff_read_unchained WHERE read_id = ANY({reads})", token);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Head of the staff reads: {Sequence}:{Hash}")]
    private static partial void Head(ILogger logger, long sequence, string hash);
}
