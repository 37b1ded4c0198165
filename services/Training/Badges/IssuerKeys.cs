using System.Security.Cryptography;
using CreativeLabs.Keys;
using CreativeLabs.Training.Data;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Training.Badges;

/// <summary>This copy's view of the issuer's keys, read again every few minutes; makes the first key and each next one in time.</summary>
internal sealed class IssuerKeys(IServiceScopeFactory scopes, PlatformKey platform, TimeProvider clock) : IDisposable
{
    private const long LockKey = 0x43_4C_49_4B; // "CLIK"
    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(5);

    private readonly byte[] sealing = platform.For("badge-signing");
    private readonly SemaphoreSlim reading = new(1, 1);
    private volatile Snapshot known = new([], new Dictionary<string, ECDsa>(StringComparer.Ordinal), DateTimeOffset.MinValue);

    /// <summary>The key that signs now.</summary>
    public async Task<(string Kid, ECDsa Pair)> Signing(CancellationToken token)
    {
        var view = await Read(token);
        var now = clock.GetUtcNow();
        var key = view.Keys.Last(k => k.SignsFrom <= now && view.Open.ContainsKey(k.Kid));
        return (key.Kid, view.Open[key.Kid]);
    }

    /// <summary>Every key that ever signed and the one that signs next, oldest first.</summary>
    public async Task<IReadOnlyList<IssuerKey>> Published(CancellationToken token) => (await Read(token)).Keys;

    private bool IsFresh => known.Keys.Count > 0 && clock.GetUtcNow() - known.ReadAt < Fresh;

    private async Task<Snapshot> Read(CancellationToken token)
    {
        if (IsFresh)
        {
            return known;
        }

        await reading.WaitAsync(token);
        try
        {
            if (!IsFresh)
            {
                var keys = await Stored(token);
                known = new Snapshot(
                    keys, keys.Where(k => k.PrivateKey is not null)
                    .ToDictionary(k => k.Kid, k => known.Open.GetValueOrDefault(k.Kid) ?? k.Open(sealing), StringComparer.Ordinal),
                    clock.GetUtcNow());
            }

            return known;
        }
        finally
        {
            reading.Release();
        }
    }

    private async Task<List<IssuerKey>> Stored(CancellationToken token)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<TrainingDb>();
        var now = clock.GetUtcNow();
        var keys = await All(db, token);
        if (!NeedsWork(keys, now))
        {
            return keys;
        }

        // Copies that find so at the same moment wait for each other here, and look again.
        await using var transaction = await db.Database.BeginTransactionAsync(token);
        await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock({LockKey})", token);
        db.ChangeTracker.Clear();
        keys = await All(db, token);
        if (keys.Count == 0 || keys[^1].NeedsNext(now))
        {
            var next = IssuerKey.Make(keys.LastOrDefault(), sealing, now);
            db.Add(next);
            keys.Add(next);
        }

        keys.ForEach(key => key.Close(now));
        await db.SaveChangesAsync(token);
        await transaction.CommitAsync(token);
        return keys;
    }

    private static bool NeedsWork(List<IssuerKey> keys, DateTimeOffset now) =>
        keys.Count == 0 || keys[^1].NeedsNext(now) || keys.Exists(k => k.PrivateKey is not null && now >= k.SignsUntil);

    private static Task<List<IssuerKey>> All(TrainingDb db, CancellationToken token) =>
        db.Set<IssuerKey>().OrderBy(k => k.Number).ToListAsync(token);

    public void Dispose() => reading.Dispose();

    private sealed record Snapshot(IReadOnlyList<IssuerKey> Keys, IReadOnlyDictionary<string, ECDsa> Open, DateTimeOffset ReadAt);
}
