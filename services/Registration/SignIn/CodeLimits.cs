using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using CreativeLabs.ServiceDefaults;
using Microsoft.Extensions.Options;
using StackExchange.Redis;

namespace CreativeLabs.Registration.SignIn;

/// <summary>How many codes may go out: by number, address, address block, and over all, in one atomic script, so that copies of the service
/// share the counts and a flood cannot slip between two of them.</summary>
internal sealed class CodeLimits(IConnectionMultiplexer redis, PlatformKey platform, IOptions<SignInSettings> settings, TimeProvider clock)
{
    private static readonly TimeSpan KnownFor = TimeSpan.FromDays(90);

    // KEYS[1] holds when the number was last sent a code, the others count. ARGV: now, the least gap, then limit and milliseconds left of
    // the window for each counter. Nothing is counted unless all of them allow it. Returns the milliseconds to wait, 0 when allowed.
    private const string Script = """
        local now = tonumber(ARGV[1])
        local free = tonumber(redis.call('GET', KEYS[1]) or '0') + tonumber(ARGV[2])
        if free > now then return free - now end
        for i = 2, #KEYS do
          if tonumber(redis.call('GET', KEYS[i]) or '0') >= tonumber(ARGV[2 * i - 1]) then return tonumber(ARGV[2 * i]) end
        end
        redis.call('SET', KEYS[1], ARGV[1], 'PX', 86400000)
        for i = 2, #KEYS do
          redis.call('INCR', KEYS[i])
          redis.call('PEXPIRE', KEYS[i], ARGV[2 * i])
        end
        return 0
        """;

    private readonly byte[] hashing = platform.For("limits");

    /// <summary>Counts one code; null when it may go out, else how long to wait.</summary>
    public async Task<TimeSpan?> Count(byte[] phoneIndex, ClientAddress from)
    {
        var limits = settings.Value;
        var now = clock.GetUtcNow();
        var (day, dayLeft) = Window(now, TimeSpan.FromDays(1));
        var (hour, hourLeft) = Window(now, TimeSpan.FromHours(1));

        // The owner keeps an allowance of her own where she has signed in before: who floods her number from elsewhere cannot lock her out.
        var known = await redis.GetDatabase().KeyExistsAsync(KnownKey(phoneIndex, from));
        var number = $"{Hash(phoneIndex)}{(known ? ":known" : "")}";
        var wait = (long)await redis.GetDatabase().ScriptEvaluateAsync(
            Script,
            [
                Key($"last:{number}"), Key($"number:{number}:{day}"), Key($"address:{Hash(from.Whole)}:{hour}"),
                Key($"block:{Hash(from.Block)}:{hour}"), Key($"all:{day}"),
            ],
            [
                now.ToUnixTimeMilliseconds(), (long)TimeSpan.FromSeconds(limits.ResendSeconds).TotalMilliseconds,
                limits.CodesPerNumberPerDay, dayLeft, limits.CodesPerAddressPerHour, hourLeft, limits.CodesPerPrefixPerHour, hourLeft, limits.CodesPerDay, dayLeft,
            ]);
        return wait == 0 ? null : TimeSpan.FromMilliseconds(wait);
    }

    /// <summary>The number's owner signed in from here.</summary>
    public Task Remember(byte[] phoneIndex, ClientAddress from) => redis.GetDatabase().StringSetAsync(KnownKey(phoneIndex, from), 1, KnownFor);

    private RedisKey KnownKey(byte[] phoneIndex, ClientAddress from) => Key($"known:{Hash(phoneIndex)}:{Hash(from.Block)}");

    // One hash tag: a script's keys must lie in one slot where Redis is a cluster.
    private static RedisKey Key(string name) => $"{{codes}}:{name}";

    private static (long Number, long MillisecondsLeft) Window(DateTimeOffset now, TimeSpan length)
    {
        var number = now.UtcTicks / length.Ticks;
        return (number, (((number + 1) * length.Ticks) - now.UtcTicks) / TimeSpan.TicksPerMillisecond + 1);
    }

    private string Hash(string value) => Hash(Encoding.UTF8.GetBytes(value));

    private string Hash(byte[] value) => Convert.ToHexString(HMACSHA256.HashData(hashing, value).AsSpan(0, 16)).ToLower(CultureInfo.InvariantCulture);
}
