using CreativeLabs.Registration.Data;
using CreativeLabs.ServiceDefaults;
using Microsoft.EntityFrameworkCore;
using StackExchange.Redis;

namespace CreativeLabs.Registration.People.Sessions;

/// <summary>Tells the gateway which sessions (and partners and roles) ended, for as long as their access tokens live. The database is the
/// truth; what could not be told, or was lost with Redis, is told again within half a minute of Redis being there.</summary>
internal sealed partial class RevokedSessions(IConnectionMultiplexer redis, TimeProvider clock, ILogger<RevokedSessions> logger)
{
    private const int MostAtOnce = 1000;
    private static readonly TimeSpan Life = TimeSpan.FromMinutes(AccessTokens.Minutes + 1);

    public async Task Tell(params IReadOnlyCollection<Guid> sessions)
    {
        try
        {
            await Task.WhenAll(sessions.Select(id => redis.GetDatabase().StringSetAsync($"revoked:{id}", 1, Life)));
        }
        catch (Exception away) when (away is RedisException or TimeoutException)
        {
            NotTold(logger, sessions.Count, away.GetType().Name);
        }
    }

    /// <summary>An access token of hers that was issued by then may name a role that she has no more: it is good no longer, and the next
    /// one names what is left.</summary>
    public async Task TellOfRoles(Guid personId, DateTimeOffset revokedAt)
    {
        try
        {
            await redis.GetDatabase().StringSetAsync($"roles-revoked:{personId}", revokedAt.ToUnixTimeMilliseconds(), Life);
        }
        catch (Exception away) when (away is RedisException or TimeoutException)
        {
            NotTold(logger, 1, away.GetType().Name);
        }
    }

    /// <summary>Tells of every session, and of what the <paramref name="others"/> know, that ended while access tokens of it may still
    /// live.</summary>
    public async Task TellAgain(RegistrationDb db, IEnumerable<IRevocations> others, CancellationToken token)
    {
        var since = clock.GetUtcNow() - Life;
        foreach (var revocations in others)
        {
            await revocations.TellAgain(this, since, token);
        }

        var ended = new List<Session>();
        do
        {
            var (at, id) = ended is [.., var last] ? (last.EndedAt!.Value, last.Id) : (since, Guid.Empty);
            ended = await db.Sessions.AsNoTracking().Where(s => s.EndedAt > at || (s.EndedAt == at && s.Id > id))
                .OrderBy(s => s.EndedAt).ThenBy(s => s.Id).Take(MostAtOnce).ToListAsync(token);
            await Tell(ended.ConvertAll(s => s.Id));
        }
        while (ended.Count == MostAtOnce);
    }

    [LoggerMessage(Level = LogLevel.Warning,
        Message = "The gateway could not be told that {Count} sessions or roles ended and will be: {Reason}")]
    private static partial void NotTold(ILogger logger, int count, string reason);
}
