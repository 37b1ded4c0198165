using CreativeLabs.Keys;
using CreativeLabs.Registration.People.Codes;
using CreativeLabs.Registration.People.Persons;
using Microsoft.Extensions.Options;
using StackExchange.Redis;

namespace CreativeLabs.Registration.People.SignIn;

/// <summary>Between a right code on a shared phone and a session stands one choice: who of them it is. It lives as long as a code does and
/// is good for one session.</summary>
internal sealed class AccountPicker(IConnectionMultiplexer redis, PlatformKey platform, IOptions<SignInSettings> settings,
    TimeProvider clock)
{
    private readonly byte[] sealing = platform.For("choice-phone");

    /// <summary>How long a choice waits to be made.</summary>
    public TimeSpan Life => TimeSpan.FromMinutes(settings.Value.CodeMinutes);

    /// <summary>Keeps what the code proved until she has chosen.</summary>
    public async Task<Guid> Open(ProvenPhone proven)
    {
        var now = clock.GetUtcNow();
        var id = Guid.CreateVersion7(now);
        var kept = redis.GetDatabase().CreateTransaction();
        var set = kept.HashSetAsync(KeyOf(id),
        [
            new HashEntry("expires", (now + Life).ToUnixTimeMilliseconds()),
            new HashEntry("phone", Sealed.Seal(sealing, proven.Phone.E164, id.ToString())),
            new HashEntry("language", proven.Language),
        ]);
        var expire = kept.KeyExpireAsync(KeyOf(id), Life);
        await kept.ExecuteAsync();
        await Task.WhenAll(set, expire);
        return id;
    }

    /// <summary>The phone that was proven; null when the choice was made or has expired.</summary>
    public async Task<ProvenPhone?> Find(Guid id)
    {
        var kept = await redis.GetDatabase().HashGetAsync(KeyOf(id), ["expires", "phone", "language"]);
        return !kept[0].IsNull && (long)kept[0] > clock.GetUtcNow().ToUnixTimeMilliseconds()
            && PhoneNumber.Kept(Sealed.OpenText(sealing, (byte[])kept[1]!, id.ToString())) is { } phone
            ? new ProvenPhone(phone, kept[2].ToString())
            : null;
    }

    /// <summary>True for one caller only.</summary>
    public Task<bool> Use(Guid id) => redis.GetDatabase().KeyDeleteAsync(KeyOf(id));

    private static RedisKey KeyOf(Guid id) => $"choice:{id}";
}
