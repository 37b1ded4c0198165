using System.Security.Cryptography;
using StackExchange.Redis;

namespace CreativeLabs.Keys;

/// <summary>Keys for what one service seals for another. One half comes of the platform's secret, the other is random and lies in Redis
/// alone, for minutes: once it is gone, what was left in a queue, an error queue, a database or a backup of one opens for nobody.</summary>
public sealed class TransportKeys(PlatformKey platform, IConnectionMultiplexer redis)
{
    // Who asks again, after a crash or for another attempt, gets the same half with its whole life before it.
    private const string Keep = """
        local half = redis.call('GET', KEYS[1]) or ARGV[1]
        redis.call('SET', KEYS[1], half, 'PX', ARGV[2])
        return half
        """;

    private readonly byte[] salt = platform.For("transport");

    /// <summary>The key for <paramref name="id"/>, a delivery or a challenge, which can be found for <paramref name="life"/>.</summary>
    /// <exception cref="RedisConnectionException">Redis is away.</exception>
    public async Task<byte[]> Make(Guid id, TimeSpan life) => Whole(id, (byte[])(await redis.GetDatabase().ScriptEvaluateAsync(
        Keep, [Name(id)], [RandomNumberGenerator.GetBytes(32), (long)life.TotalMilliseconds]))!);

    /// <summary>The key that was made for <paramref name="id"/>; null when its time is over.</summary>
    /// <exception cref="RedisConnectionException">Redis is away.</exception>
    public async Task<byte[]?> Find(Guid id) =>
        (byte[]?)await redis.GetDatabase().StringGetAsync(Name(id)) is { } half ? Whole(id, half) : null;

    /// <summary>Destroys keys before their time.</summary>
    /// <exception cref="RedisConnectionException">Redis is away.</exception>
    public Task Destroy(IEnumerable<Guid> ids) => Task.WhenAll(ids.Select(id => redis.GetDatabase().KeyDeleteAsync(Name(id))));

    private static RedisKey Name(Guid id) => $"transport:{id}";

    private byte[] Whole(Guid id, byte[] half) => HKDF.DeriveKey(HashAlgorithmName.SHA256, half, 32, salt, id.ToByteArray(bigEndian: true));
}
