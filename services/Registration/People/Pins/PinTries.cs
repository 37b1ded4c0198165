using System.Security.Cryptography;
using CreativeLabs.Keys;
using StackExchange.Redis;

namespace CreativeLabs.Registration.People.Pins;

/// <summary>Whose tries are counted: a person's, wherever she tries; else those on one number from one device that is not known.</summary>
internal sealed record PinSubject(string Name);

/// <summary>A try that may be made, or how long to wait before one.</summary>
/// <param name="Wait">Null when it may be made.</param>
/// <param name="Closes">True when this was the last try before a pause.</param>
/// <param name="Until">The end of that pause.</param>
internal sealed record PinTry(TimeSpan? Wait, bool Closes, DateTimeOffset Until);

/// <summary>Five tries, then a pause; after it one try, and a longer pause: 1, 5, 15, 60 minutes, 4 hours, a day. A right PIN clears the
/// count, two quiet days do too.</summary>
internal sealed class PinTries(IConnectionMultiplexer redis, PlatformKey platform, TimeProvider clock)
{
    private const int Free = 5;
    private static readonly int[] PauseMinutes = [1, 5, 15, 60, 240, 1440];

    // The try is counted, and the pause begun, before the PIN is looked at: parallel tries cannot outrun it. ARGV: now, tries without a
    // pause, then the pauses in milliseconds. Returns the milliseconds to wait, and when a pause that this try begins will end.
    private const string Script = """
        local now = tonumber(ARGV[1])
        local closed = tonumber(redis.call('HGET', KEYS[1], 'until') or '0')
        if closed > now then return {closed - now, 0} end
        local tries = redis.call('HINCRBY', KEYS[1], 'tries', 1)
        redis.call('PEXPIRE', KEYS[1], 172800000)
        local pause = tries - tonumber(ARGV[2]) + 1
        if pause < 1 then return {0, 0} end
        closed = now + tonumber(ARGV[math.min(pause + 2, #ARGV)])
        redis.call('HSET', KEYS[1], 'until', closed)
        return {0, closed}
        """;

    private static readonly RedisValue[] Pauses = Array.ConvertAll(PauseMinutes, minutes => (RedisValue)(minutes * 60_000L));

    private readonly byte[] hashing = platform.For("pin-tries");

    public static PinSubject Of(Guid personId) => new($"person:{personId}");

    /// <summary>Who tries a number from a device that is not known is counted as if it were: the answers must not differ.</summary>
    public PinSubject OfStranger(byte[] phoneIndex, byte[] keyHash) =>
        new($"stranger:{Convert.ToHexStringLower(HMACSHA256.HashData(hashing, (byte[])[.. phoneIndex, .. keyHash]).AsSpan(0, 16))}");

    /// <summary>Counts one try.</summary>
    public async Task<PinTry> Begin(PinSubject subject)
    {
        var answer = (RedisValue[])(await redis.GetDatabase().ScriptEvaluateAsync(
            Script, [KeyOf(subject)], [clock.GetUtcNow().ToUnixTimeMilliseconds(), Free, .. Pauses]))!;
        var (wait, until) = ((long)answer[0], (long)answer[1]);
        return new PinTry(wait == 0 ? null : TimeSpan.FromMilliseconds(wait), until > 0, DateTimeOffset.FromUnixTimeMilliseconds(until));
    }

    /// <summary>The PIN was right.</summary>
    public Task Clear(PinSubject subject) => redis.GetDatabase().KeyDeleteAsync(KeyOf(subject));

    private static RedisKey KeyOf(PinSubject subject) => $"pin:{subject.Name}";
}
