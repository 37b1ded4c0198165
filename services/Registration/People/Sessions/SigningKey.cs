using System.Security.Cryptography;
using CreativeLabs.Keys;
using CreativeLabs.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Registration.People.Sessions;

/// <summary>A key that signs access tokens (ES256). Its place in time is fixed when it is made, so that all copies agree on which one signs
/// without talking to each other: published, ten minutes later signing, and gone when the last token of its time has expired.</summary>
internal sealed class SigningKey
{
    /// <summary>A key is in the JWKS for this long before it signs, so that every service has read it by then.</summary>
    public static readonly TimeSpan Lead = TimeSpan.FromMinutes(10);

    /// <summary>How long a key stays published after its last signature: a token's life and the skew of clocks.</summary>
    public static readonly TimeSpan Overlap = TimeSpan.FromMinutes(AccessTokens.Minutes + 2);

    private SigningKey(int number, string kid, byte[] privateKey, DateTimeOffset publishedAt, DateTimeOffset signsFrom)
    {
        Number = number;
        Kid = kid;
        PrivateKey = privateKey;
        PublishedAt = publishedAt;
        SignsFrom = signsFrom;
    }

    /// <summary>1, 2, 3 ...: as the primary key it lets only one copy make the next key.</summary>
    public int Number { get; private set; }

    public string Kid { get; private set; }

    /// <summary>PKCS #8, sealed under the platform's key.</summary>
    public byte[] PrivateKey { get; private set; }

    public DateTimeOffset PublishedAt { get; private set; }

    public DateTimeOffset SignsFrom { get; private set; }

    /// <summary>Set when its successor is made.</summary>
    public DateTimeOffset? RetiresAt { get; private set; }

    /// <summary>The first key signs at once; a later one leads in, and tells the one before when it may go.</summary>
    public static SigningKey Make(SigningKey? before, byte[] sealing, DateTimeOffset now)
    {
        using var pair = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var kid = Convert.ToHexString(SHA256.HashData(pair.ExportSubjectPublicKeyInfo()).AsSpan(0, 8));
        var signsFrom = before is null ? now : now + Lead;
        before?.RetiresAt = signsFrom + Overlap;
        return new SigningKey((before?.Number ?? 0) + 1, kid, Sealed.Seal(sealing, pair.ExportPkcs8PrivateKey(), Binding(kid)),
            now, signsFrom);
    }

    public bool IsPublished(DateTimeOffset now) => PublishedAt <= now && !(RetiresAt <= now);

    /// <summary>The pair, to sign and check with.</summary>
    public ECDsa Open(byte[] sealing)
    {
        var pair = ECDsa.Create();
        pair.ImportPkcs8PrivateKey(Sealed.Open(sealing, PrivateKey, Binding(Kid)), out _);
        return pair;
    }

    private static string Binding(string kid) => $"signing_key.private_key/{kid}";

    public static void Map(ModelBuilder model) => model.Entity<SigningKey>(key =>
    {
        key.ToTable("signing_key");
        key.HasKey(k => k.Number);
        key.Property(k => k.Number).ValueGeneratedNever();
        key.HasIndex(k => k.Kid).IsUnique();
    });
}
