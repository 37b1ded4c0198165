using CreativeLabs.Keys;
using CreativeLabs.Registration.Data;
using CreativeLabs.Registration.People.Codes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Tokens;
using Npgsql;

namespace CreativeLabs.Registration.People.Sessions;

/// <summary>This copy's view of the keys in the table, read again every minute; makes the first key and each next one in time.</summary>
internal sealed class SigningKeys(IServiceScopeFactory scopes, PlatformKey platform, IOptions<SignInSettings> settings, TimeProvider clock)
    : IDisposable
{
    private const long LockKey = 0x43_4C_4B_45; // "CLKE"
    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(1);

    private readonly byte[] sealing = platform.For("signing");
    private readonly SemaphoreSlim reading = new(1, 1);
    private volatile Snapshot known = new([], DateTimeOffset.MinValue);

    /// <summary>The key that signs now.</summary>
    public async Task<SigningCredentials> Signing(CancellationToken token)
    {
        var keys = await Current(token);
        var now = clock.GetUtcNow();
        return new SigningCredentials(keys.Last(k => k.Key.SignsFrom <= now).Security, SecurityAlgorithms.EcdsaSha256);
    }

    /// <summary>The keys whose tokens may still be good, and the one that signs next; as last read while the database is away, so that the
    /// other services can go on checking tokens.</summary>
    public async Task<IReadOnlyList<ECDsaSecurityKey>> Published(CancellationToken token)
    {
        try
        {
            return Publish(await Current(token));
        }
        catch (Exception away) when (known.Keys.Count > 0 && IsAway(away))
        {
            return LastRead();
        }
    }

    /// <summary>True for what the database's absence throws.</summary>
    public static bool IsAway(Exception exception) =>
        exception is NpgsqlException or TimeoutException or InvalidOperationException { InnerException: NpgsqlException };

    /// <summary>As <see cref="Published"/> as last read, for the check of a token, which cannot wait.</summary>
    public IReadOnlyList<ECDsaSecurityKey> LastRead() => Publish(known.Keys);

    /// <summary>Reads the table again when a token names a key that this copy has not seen, so that a copy whose rounds were held up
    /// refuses no token of another; whoever makes keys up gets one look a second.</summary>
    public async Task Meet(string kid, CancellationToken token)
    {
        if (known.Keys.Any(k => k.Key.Kid == kid))
        {
            return;
        }

        try
        {
            await Read(TimeSpan.FromSeconds(1), token);
        }
        catch (Exception away) when (IsAway(away))
        {
            // The token is checked against the keys as last read.
        }
    }

    /// <summary>Reads the table again when that was more than a minute ago.</summary>
    public Task<IReadOnlyList<OpenKey>> Current(CancellationToken token) => Read(Fresh, token);

    private async Task<IReadOnlyList<OpenKey>> Read(TimeSpan fresh, CancellationToken token)
    {
        if (IsFresh(fresh))
        {
            return known.Keys;
        }

        await reading.WaitAsync(token);
        try
        {
            if (!IsFresh(fresh))
            {
                known = new Snapshot(await Open(token), clock.GetUtcNow());
            }

            return known.Keys;
        }
        finally
        {
            reading.Release();
        }
    }

    private bool IsFresh(TimeSpan fresh) => known.Keys.Count > 0 && clock.GetUtcNow() - known.ReadAt < fresh;

    private List<ECDsaSecurityKey> Publish(IReadOnlyList<OpenKey> keys)
    {
        var now = clock.GetUtcNow();
        return keys.Where(k => k.Key.IsPublished(now)).Select(k => k.Security).ToList();
    }

    private async Task<List<OpenKey>> Open(CancellationToken token)
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
                var next = SigningKey.Make(keys.LastOrDefault(), sealing, now);
                db.Add(next);
                keys.Add(next);
                await db.SaveChangesAsync(token);
                await transaction.CommitAsync(token);
            }
        }

        return keys.ConvertAll(key => known.Keys.FirstOrDefault(k => k.Key.Kid == key.Kid) is { } open
            ? new OpenKey(key, open.Security)
            : new OpenKey(key, new ECDsaSecurityKey(key.Open(sealing)) { KeyId = key.Kid }));
    }

    private static Task<List<SigningKey>> Stored(RegistrationDb db, DateTimeOffset now, CancellationToken token) =>
        db.SigningKeys.Where(k => k.RetiresAt == null || k.RetiresAt > now).OrderBy(k => k.Number).ToListAsync(token);

    private bool NeedsNext(List<SigningKey> keys, DateTimeOffset now) =>
        keys.Count == 0 || now >= keys[^1].SignsFrom + TimeSpan.FromDays(settings.Value.KeyDays) - SigningKey.Lead;

    public void Dispose() => reading.Dispose();

    /// <summary>A key of the table, opened.</summary>
    internal sealed record OpenKey(SigningKey Key, ECDsaSecurityKey Security);

    private sealed record Snapshot(IReadOnlyList<OpenKey> Keys, DateTimeOffset ReadAt);
}
