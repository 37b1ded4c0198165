using System.Security.Cryptography;
using CreativeLabs.Keys;
using CreativeLabs.Registration.Data;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Registration.Events.CheckIn.Tickets;

/// <summary>A key of the table, opened.</summary>
internal sealed record OpenTicketKey(TicketKey Key, ECDsa Pair);

/// <summary>This copy's view of the ticket keys, read again every few minutes; makes the first key and each next one in time.</summary>
internal sealed class TicketKeys(IServiceScopeFactory scopes, PlatformKey platform, TimeProvider clock) : IDisposable
{
    private const long LockKey = 0x43_4C_54_4B; // "CLTK"
    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(5);

    private readonly byte[] sealing = platform.For("ticket-signing");
    private readonly SemaphoreSlim reading = new(1, 1);
    private volatile Snapshot known = new([], DateTimeOffset.MinValue);

    /// <summary>The key that signs now. After a standstill longer than a key's life only the next one is left, and signs before its
    /// time.</summary>
    public async Task<OpenTicketKey> Signing(CancellationToken token)
    {
        var now = clock.GetUtcNow();
        var published = await Published(token);
        return published.LastOrDefault(k => k.Key.SignsFrom <= now) ?? published[0];
    }

    /// <summary>Every key that a ticket may still be signed with, and the next one; oldest first.</summary>
    public async Task<IReadOnlyList<OpenTicketKey>> Published(CancellationToken token)
    {
        if (IsFresh)
        {
            return known.Keys;
        }

        await reading.WaitAsync(token);
        try
        {
            if (!IsFresh)
            {
                known = new Snapshot(await Read(token), clock.GetUtcNow());
            }

            return known.Keys;
        }
        finally
        {
            reading.Release();
        }
    }

    private bool IsFresh => known.Keys.Count > 0 && clock.GetUtcNow() - known.ReadAt < Fresh;

    private async Task<List<OpenTicketKey>> Read(CancellationToken token)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<RegistrationDb>();
        var now = clock.GetUtcNow();
        var keys = await Stored(db, now, token);
        if (NeedsNext(keys, now))
        {
            // Copies that find so at the same moment wait for each other here, and look again.
            await using var transaction = await db.Database.BeginTransactionAsync(token);
            await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock({LockKey})", token);
            db.ChangeTracker.Clear();
            keys = await Stored(db, now, token);
            if (NeedsNext(keys, now))
            {
                var next = TicketKey.Make(keys.LastOrDefault(), sealing, now);
                db.Add(next);
                keys.Add(next);
                await db.SaveChangesAsync(token);
                await transaction.CommitAsync(token);
            }
        }

        return keys.ConvertAll(key => known.Keys.FirstOrDefault(k => k.Key.Kid == key.Kid) is { } open
            ? open with { Key = key }
            : new OpenTicketKey(key, key.Open(sealing)));
    }

    private static Task<List<TicketKey>> Stored(RegistrationDb db, DateTimeOffset now, CancellationToken token) =>
        db.TicketKeys.Where(k => k.RetiresAt == null || k.RetiresAt > now).OrderBy(k => k.Number).ToListAsync(token);

    private static bool NeedsNext(List<TicketKey> keys, DateTimeOffset now) =>
        keys.Count == 0 || now >= keys[^1].SignsFrom + TicketKey.Term - TicketKey.Lead;

    public void Dispose() => reading.Dispose();

    private sealed record Snapshot(IReadOnlyList<OpenTicketKey> Keys, DateTimeOffset ReadAt);
}
