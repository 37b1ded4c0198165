namespace CreativeLabs.Registration.Tests;

/// <summary>What a family of refresh tokens should do, in a page: a chain of which only the last is good, a replaced one that gets its
/// successor for ten seconds unless that was used, and an end for all when an older one comes.</summary>
internal sealed class TokenModel(TimeSpan life, TimeSpan grace)
{
    private readonly List<Token> chain = [];

    public bool IsLive { get; private set; } = true;

    public int Length => chain.Count;

    public string Last => chain[^1].Secret;

    /// <summary>A token of the chain, counted from the last one.</summary>
    public string FromEnd(int back) => chain[^(1 + Math.Min(back, chain.Count - 1))].Secret;

    public bool Has(string secret) => chain.Exists(t => t.Secret == secret);

    public void Start(string secret, Moment now) => chain.Add(new Token(secret, now));

    /// <summary>Whether signing out with the token ends the family; null when its time ran out while the service was at it.</summary>
    public bool? EndsBy(string secret, Moment now) => !now.IsAfter(chain.Find(t => t.Secret == secret)!.IssuedAt, life, orAt: true);

    public void End() => IsLive = false;

    /// <summary>What a renewal with the token must come to; the state moves with it but for the successor, which the service
    /// names.</summary>
    public Expected Renew(string secret, Moment now)
    {
        var at = chain.FindIndex(t => t.Secret == secret);
        var token = chain[at];
        var expired = now.IsAfter(token.IssuedAt, life, orAt: true);
        if (!IsLive || expired is not false)
        {
            return IsLive && expired is null ? Expected.Unclear : Expected.Refusal;
        }

        if (at == chain.Count - 1)
        {
            return Expected.NewToken;
        }

        // Only the one before the last can have a successor that was not used.
        var over = at < chain.Count - 2 ? true : now.IsAfter(token.ReplacedAt, grace, orAt: false);
        IsLive = over is not true;
        return over switch { true => Expected.Refusal, false => Expected.SameToken, null => Expected.Unclear };
    }

    public void Append(string successor, Moment now)
    {
        chain[^1] = chain[^1] with { ReplacedAt = now };
        chain.Add(new Token(successor, now));
    }

    internal enum Expected
    {
        NewToken,
        SameToken,
        Refusal,

        /// <summary>The time ran out while the service was at it: either is right.</summary>
        Unclear,
    }

    /// <summary>The service looked at its clock at some time from the one to the other.</summary>
    internal readonly record struct Moment(DateTimeOffset From, DateTimeOffset To)
    {
        /// <summary>Null when it depends on when exactly the clock was looked at.</summary>
        public bool? IsAfter(Moment start, TimeSpan length, bool orAt)
        {
            var (least, most) = (From - start.To, To - start.From);
            var after = orAt ? least >= length : least > length;
            var before = orAt ? most < length : most <= length;
            return after ? true : before ? false : null;
        }
    }

    private sealed record Token(string Secret, Moment IssuedAt, Moment ReplacedAt = default);
}
