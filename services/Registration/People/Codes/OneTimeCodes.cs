using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using CreativeLabs.Keys;
using CreativeLabs.Registration.People.Persons;
using Microsoft.Extensions.Options;
using StackExchange.Redis;

namespace CreativeLabs.Registration.People.Codes;

/// <summary>What a code is good for; for anything else it is wrong.</summary>
internal sealed record CodePurpose(string Word)
{
    public static readonly CodePurpose SignIn = new("sign-in");

    /// <summary>Shows that a signed-in person still holds her own phone.</summary>
    public static CodePurpose OwnPhone(Guid personId) => new($"own/{personId}");

    /// <summary>Shows that the phone to change to is at hand, where the person is signed in who asks for the change.</summary>
    public static CodePurpose NewPhone(Guid asksId) => new($"new/{asksId}");

    /// <summary>Shows that the guardian of a signed-in girl reads along.</summary>
    public static CodePurpose Guardian(Guid personId) => new($"guardian/{personId}");
}

/// <summary>A code that was just made; the only place where it can be read.</summary>
internal sealed record IssuedCode(Guid ChallengeId, string Code, DateTimeOffset ExpiresAt);

/// <summary>What a right code proves: whoever sent it holds the phone.</summary>
internal sealed record ProvenPhone(PhoneNumber Phone, string Language);

/// <summary>One-time codes in Redis: only their HMAC, bound to the challenge, the number and the purpose; five minutes, five tries, one
/// success.</summary>
internal sealed class OneTimeCodes(IConnectionMultiplexer redis, PlatformKey platform, PersonVault vault, IOptions<SignInSettings> settings,
    TimeProvider clock)
{
    public const int Digits = 6;
    private const int Tries = 5;

    // Counts the try before it looks, and forgets the code with the first success or the last try: parallel tries cannot outrun it.
    private const string Check = """
        local kept = redis.call('HMGET', KEYS[1], 'mac', 'expires')
        if not kept[1] then return 0 end
        local tries = redis.call('HINCRBY', KEYS[1], 'tries', 1)
        local right = kept[1] == ARGV[1] and tonumber(kept[2]) > tonumber(ARGV[2]) and tries <= tonumber(ARGV[3])
        if right or tries >= tonumber(ARGV[3]) then redis.call('DEL', KEYS[1]) end
        return right and 1 or 0
        """;

    private readonly byte[] signing = platform.For("otp");
    private readonly byte[] sealing = platform.For("otp-phone");

    /// <summary>True for what a code looks like.</summary>
    public static bool IsCode(string? text) => text is { Length: Digits } && text.All(char.IsAsciiDigit);

    /// <summary>Makes a code for the number and keeps what is needed to know it again.</summary>
    public async Task<IssuedCode> Issue(PhoneNumber phone, string language, CodePurpose purpose)
    {
        var now = clock.GetUtcNow();
        var life = TimeSpan.FromMinutes(settings.Value.CodeMinutes);
        var issued = new IssuedCode(
            Guid.CreateVersion7(now), RandomNumberGenerator.GetInt32(1_000_000).ToString("D6", CultureInfo.InvariantCulture), now + life);
        var key = KeyOf(issued.ChallengeId);
        var store = redis.GetDatabase();
        var kept = store.CreateTransaction();
        var set = kept.HashSetAsync(key,
        [
            new HashEntry("mac", Mac(issued.ChallengeId, vault.IndexOf(phone), issued.Code, purpose)),
            new HashEntry("expires", issued.ExpiresAt.ToUnixTimeMilliseconds()),
            new HashEntry("phone", Sealed.Seal(sealing, phone.E164, issued.ChallengeId.ToString())),
            new HashEntry("language", language),
        ]);
        var expire = kept.KeyExpireAsync(key, life);
        await kept.ExecuteAsync();
        await Task.WhenAll(set, expire);
        return issued;
    }

    /// <summary>Uses the code up; null when it is not the right one (any more), or was made for something else.</summary>
    public async Task<ProvenPhone?> Redeem(Guid challengeId, string code, CodePurpose purpose)
    {
        var store = redis.GetDatabase();
        var kept = await store.HashGetAsync(KeyOf(challengeId), ["phone", "language"]);
        if (kept[0].IsNull || PhoneNumber.Kept(Sealed.OpenText(sealing, (byte[])kept[0]!, challengeId.ToString())) is not { } phone)
        {
            return null;
        }

        var right = (int)await store.ScriptEvaluateAsync(
            Check, [KeyOf(challengeId)],
            [Mac(challengeId, vault.IndexOf(phone), code, purpose), clock.GetUtcNow().ToUnixTimeMilliseconds(), Tries]);
        return right == 1 ? new ProvenPhone(phone, kept[1].ToString()) : null;
    }

    private static RedisKey KeyOf(Guid challengeId) => $"otp:{challengeId}";

    private byte[] Mac(Guid challengeId, byte[] phoneIndex, string code, CodePurpose purpose) => HMACSHA256.HashData(
        signing, (byte[])[.. challengeId.ToByteArray(bigEndian: true), .. phoneIndex, .. Encoding.UTF8.GetBytes(code),
        .. Encoding.UTF8.GetBytes(purpose.Word)]);
}
