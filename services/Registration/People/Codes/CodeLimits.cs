using CreativeLabs.Registration.People.Persons;
using Microsoft.Extensions.Options;
using StackExchange.Redis;

namespace CreativeLabs.Registration.People.Codes;

/// <summary>How many codes may go out: by number, by the range that the number lies in, by address and address block, and what they may
/// cost in a day over all.</summary>
internal sealed partial class CodeLimits(
    IConnectionMultiplexer redis, SharedCounts counts, PersonVault vault, IOptions<SignInSettings> settings, ILogger<CodeLimits> logger)
{
    private const int RangeDigits = 3;
    private static readonly TimeSpan KnownFor = TimeSpan.FromDays(90);

    private long spentUpOn;

    /// <summary>Counts one code and its price; null when it may go out, else how long to wait.</summary>
    public async Task<TimeSpan?> Count(PhoneNumber phone, ClientAddress from)
    {
        var limits = settings.Value;
        var index = vault.IndexOf(phone);
        var (day, dayLeft) = counts.Window(TimeSpan.FromDays(1));
        var (hour, hourLeft) = counts.Window(TimeSpan.FromHours(1));

        // The owner keeps an allowance of her own where she has signed in before: who floods her number from elsewhere cannot lock her out.
        var known = await redis.GetDatabase().KeyExistsAsync(KnownKey(index, from));
        var number = $"{counts.Hash(index)}{(known ? ":known" : "")}";
        var cost = CostOf(phone);
        var spend = new Counted($"spend:{day}", limits.SpendPerDay + (known ? limits.SpendForKnownPerDay : 0), dayLeft, cost);
        Counted[] abroad = known || phone.IsAtHome ? [] : [new Counted($"spend-abroad:{day}", limits.SpendAbroadPerDay, dayLeft, cost)];
        var wait = await counts.Take(
            $"last:{number}", TimeSpan.FromSeconds(limits.ResendSeconds),
            [
                new Counted($"number:{number}:{day}", limits.CodesPerNumberPerDay, dayLeft),
                new Counted($"range:{counts.Hash(phone.E164[..^RangeDigits])}:{hour}", limits.CodesPerRangePerHour, hourLeft),
                new Counted($"address:{counts.Hash(from.Whole)}:{hour}", limits.CodesPerAddressPerHour, hourLeft),
                new Counted($"block:{counts.Hash(from.Block)}:{hour}", limits.CodesPerPrefixPerHour, hourLeft),
                spend, .. abroad,
            ]);
        if (wait?.Full is { } full && (full == spend || abroad.Contains(full)) && Interlocked.Exchange(ref spentUpOn, day) != day)
        {
            SpentUp(logger, full.Limit / 100);
        }

        return wait?.For;
    }

    /// <summary>The number's owner signed in from here.</summary>
    public Task Remember(byte[] phoneIndex, ClientAddress from) =>
        redis.GetDatabase().StringSetAsync(KnownKey(phoneIndex, from), 1, KnownFor);

    private long CostOf(PhoneNumber phone) => settings.Value.CostByPrefix
        .Where(price => phone.E164.StartsWith(price.Key, StringComparison.Ordinal)).OrderByDescending(price => price.Key.Length)
        .Select(price => (long?)price.Value).FirstOrDefault() ?? (phone.IsAtHome ? settings.Value.Cost : settings.Value.CostAbroad);

    private RedisKey KnownKey(byte[] phoneIndex, ClientAddress from) =>
        SharedCounts.Key($"known:{counts.Hash(phoneIndex)}:{counts.Hash(from.Block)}");

    [LoggerMessage(Level = LogLevel.Error,
        Message = "The {Som} som that one-time codes may cost today, at home or abroad, are spent; only known numbers still get one")]
    private static partial void SpentUp(ILogger logger, long som);
}
