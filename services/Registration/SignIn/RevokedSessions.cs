using CreativeLabs.ServiceDefaults;
using StackExchange.Redis;

namespace CreativeLabs.Registration.SignIn;

/// <summary>Tells the gateway that a session ended, for as long as its access tokens live. The database is the truth for refresh tokens;
/// with Redis away an access token lives its ten minutes out.</summary>
internal sealed partial class RevokedSessions(IConnectionMultiplexer redis, ILogger<RevokedSessions> logger)
{
    public async Task Tell(Guid sessionId)
    {
        try
        {
            await redis.GetDatabase().StringSetAsync($"revoked:{sessionId}", 1, TimeSpan.FromMinutes(AccessTokens.Minutes + 1));
        }
        catch (Exception away) when (away is RedisException or TimeoutException)
        {
            NotTold(logger, sessionId, away.GetType().Name);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The gateway was not told that session {SessionId} ended: {Reason}")]
    private static partial void NotTold(ILogger logger, Guid sessionId, string reason);
}
