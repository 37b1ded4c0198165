using Microsoft.Extensions.Options;
using StackExchange.Redis;

namespace CreativeLabs.Gateway;

/// <summary>Counts in Redis, one round trip a request, and by itself while Redis is away: after a failure the next second's requests are
/// counted locally, then one of them asks Redis again.</summary>
internal sealed partial class SharedLimits(
    IServiceProvider services, LocalLimits local, IOptions<LimitOptions> options, TimeProvider clock, ILogger<SharedLimits> logger)
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly TimeSpan patience = TimeSpan.FromMilliseconds(options.Value.RedisMilliseconds);

    private Task<IDatabase> redis = ConnectAsync(services);
    private long askAgainAt;
    private int away;

    /// <summary>The last question to Redis failed.</summary>
    public bool RedisIsAway => Volatile.Read(ref away) == 1;

    /// <summary>Counts a request; of whoever is signed in also says whether the session, the partner, or a role that the token may name was
    /// revoked.</summary>
    public async Task<Verdict> TakeAsync(Quota quota, Revocable? revocable)
    {
        if (!MayAsk())
        {
            return local.Take(quota);
        }

        try
        {
            var verdict = await AskAsync(quota, revocable).WaitAsync(patience);
            if (Interlocked.Exchange(ref away, 0) == 1)
            {
                Back(logger);
            }

            return verdict;
        }
        catch (Exception exception) when (exception is RedisException or RedisCommandException or TimeoutException
            or OperationCanceledException or ObjectDisposedException)
        {
            Volatile.Write(ref askAgainAt, clock.GetTimestamp() + (long)(Pause.TotalSeconds * clock.TimestampFrequency));
            if (Interlocked.Exchange(ref away, 1) == 0)
            {
                Away(logger, exception.GetType().Name);
            }

            return local.Take(quota);
        }
    }

    /// <summary>While Redis is away, true for one request a second.</summary>
    private bool MayAsk()
    {
        if (!RedisIsAway)
        {
            return true;
        }

        var at = Volatile.Read(ref askAgainAt);
        var now = clock.GetTimestamp();
        return now >= at && Interlocked.CompareExchange(ref askAgainAt,
            now + (long)(Pause.TotalSeconds * clock.TimestampFrequency), at) == at;
    }

    private async Task<Verdict> AskAsync(Quota quota, Revocable? revocable)
    {
        if (redis.IsFaulted)
        {
            redis = ConnectAsync(services);
        }

        var database = await redis;
        RedisKey[] keys = revocable is not { } token ? [quota.Key]
            : token.PersonId is null ? [quota.Key, $"revoked:{token.Subject}"]
            : [quota.Key, $"revoked:{token.Subject}", $"roles-revoked:{token.PersonId}"];
        var reply = (RedisValue[]?)await database.ScriptEvaluateAsync(LimitScript.Text, keys,
            [quota.Limit, (long)quota.Window.TotalMilliseconds, revocable?.IssuedAt ?? 0]);
        var answer = Array.ConvertAll(reply!, value => (long)value);
        return new Verdict(
            answer[0] == 1, answer[0] == -1, quota.Limit, (int)answer[1], TimeSpan.FromMilliseconds(answer[2]),
            TimeSpan.FromMilliseconds(answer[3]));
    }

    /// <summary>Connecting blocks for up to a second, which no request should wait for.</summary>
    private static Task<IDatabase> ConnectAsync(IServiceProvider services) =>
        Task.Run(() => services.GetRequiredService<IConnectionMultiplexer>().GetDatabase());

    [LoggerMessage(Level = LogLevel.Warning, Message = "Redis does not answer ({Failure}); limits are counted by this copy alone")]
    private static partial void Away(ILogger logger, string failure);

    [LoggerMessage(Level = LogLevel.Information, Message = "Redis answers again; limits are shared")]
    private static partial void Back(ILogger logger);
}
