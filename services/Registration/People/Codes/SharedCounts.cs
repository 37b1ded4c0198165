using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using CreativeLabs.Keys;
using StackExchange.Redis;

namespace CreativeLabs.Registration.People.Codes;

/// <summary>One thing that is counted: under which name, up to what, how much this time, and how long its window lasts on.</summary>
internal sealed record Counted(string Name, long Limit, TimeSpan Left, long Add = 1);

/// <summary>Why not now: how long to wait, and what was full; null when it came too soon after the last.</summary>
internal sealed record Wait(TimeSpan For, Counted? Full);

/// <summary>Counts in Redis that all copies share: one atomic script looks at all of them and adds to all or to none, so that a flood
/// cannot slip between two copies.</summary>
internal sealed class SharedCounts(IConnectionMultiplexer redis, PlatformKey platform, TimeProvider clock)
{
    // KEYS[1] holds when it was last allowed, the others count. ARGV: now, the least gap, then limit, milliseconds left of the window and
    // what to add for each count. Nothing is counted unless all allow it. Returns the milliseconds to wait and which count is full.
    private const string Script = """
        local now, gap = tonumber(ARGV[1]), tonumber(ARGV[2])
        local free = tonumber(redis.call('GET', KEYS[1]) or '0') + gap
        if gap > 0 and free > now then return {free - now, 0} end
        for i = 2, #KEYS do
          local at = 3 * (i - 1)
          if tonumber(redis.call('GET', KEYS[i]) or '0') + tonumber(ARGV[at + 2]) > tonumber(ARGV[at]) then
            return {tonumber(ARGV[at + 1]), i - 1}
          end
        end
        redis.call('SET', KEYS[1], ARGV[1], 'PX', 86400000)
        for i = 2, #KEYS do
          local at = 3 * (i - 1)
          redis.call('INCRBY', KEYS[i], ARGV[at + 2])
          redis.call('PEXPIRE', KEYS[i], ARGV[at + 1])
        end
        return {0, 0}
        """;

    private readonly byte[] hashing = platform.For("limits");

    /// <summary>Adds to every count; null when that was allowed.</summary>
    /// <param name="last">Whose last time is looked at.</param>
    /// <param name="gap">How long after the last time at least; zero where that does not matter, so that neither does another copy's
    /// clock that is ahead.</param>
    /// <param name="counts">What is counted.</param>
    public async Task<Wait?> Take(string last, TimeSpan gap, params Counted[] counts)
    {
        var keys = counts.Select(c => Key(c.Name)).Prepend(Key(last)).ToArray();
        RedisValue[] figures =
        [
            clock.GetUtcNow().ToUnixTimeMilliseconds(), (long)gap.TotalMilliseconds,
            .. counts.SelectMany(c => new RedisValue[] { c.Limit, (long)Math.Ceiling(c.Left.TotalMilliseconds), c.Add }),
        ];
        var answer = (RedisValue[])(await redis.GetDatabase().ScriptEvaluateAsync(Script, keys, figures))!;
        var (milliseconds, full) = ((long)answer[0], (int)answer[1]);
        return milliseconds == 0 ? null : new Wait(TimeSpan.FromMilliseconds(milliseconds), full == 0 ? null : counts[full - 1]);
    }

    /// <summary>The number of the window that it is, for the name of a count, and what is left of it.</summary>
    public (long Number, TimeSpan Left) Window(TimeSpan length)
    {
        var now = clock.GetUtcNow().UtcTicks;
        var number = now / length.Ticks;
        return (number, TimeSpan.FromTicks(((number + 1) * length.Ticks) - now));
    }

    // One hash tag: a script's keys must lie in one slot where Redis is a cluster.
    public static RedisKey Key(string name) => $"{{codes}}:{name}";

    public string Hash(string value) => Hash(Encoding.UTF8.GetBytes(value));

    /// <summary>What a name may hold of who is counted.</summary>
    public string Hash(byte[] value) =>
        Convert.ToHexString(HMACSHA256.HashData(hashing, value).AsSpan(0, 16)).ToLower(CultureInfo.InvariantCulture);
}
