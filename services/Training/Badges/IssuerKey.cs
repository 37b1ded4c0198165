using System.Security.Cryptography;
using CreativeLabs.Keys;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CreativeLabs.Training.Badges;

/// <summary>A key that signs badges and lists of revocations (ES256). Its time is fixed when it is made, so that all copies agree on which
/// one signs. Its public half is published for ever, because a badge may be shown ten years later; its private half is destroyed.</summary>
internal sealed class IssuerKey
{
    /// <summary>A key is published for this long before it signs, so that who checks without a network has it by then.</summary>
    public static readonly TimeSpan Lead = TimeSpan.FromDays(30);

    /// <summary>How long before a key's end its successor signs: copies whose clocks differ both sign well.</summary>
    public static readonly TimeSpan Overlap = TimeSpan.FromDays(1);

    private static readonly TimeSpan Life = TimeSpan.FromDays(365);

    private IssuerKey() { }

    /// <summary>1, 2, 3 ...: as the primary key it lets only one copy make the next key.</summary>
    public int Number { get; private set; }

    public string Kid { get; private set; } = null!;

    /// <summary>SubjectPublicKeyInfo.</summary>
    public byte[] PublicKey { get; private set; } = null!;

    /// <summary>PKCS #8, sealed under the platform's key; null once the key's time is over.</summary>
    public byte[]? PrivateKey { get; private set; }

    public DateTimeOffset SignsFrom { get; private set; }

    public DateTimeOffset SignsUntil { get; private set; }

    public static IssuerKey Make(IssuerKey? before, byte[] sealing, DateTimeOffset now)
    {
        using var pair = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var spki = pair.ExportSubjectPublicKeyInfo();
        var kid = Convert.ToHexString(SHA256.HashData(spki).AsSpan(0, 8));
        var due = before is null ? now : before.SignsUntil - Overlap;
        var from = due > now ? due : now;
        return new IssuerKey
        {
            Number = (before?.Number ?? 0) + 1,
            Kid = kid,
            PublicKey = spki,
            PrivateKey = Sealed.Seal(sealing, pair.ExportPkcs8PrivateKey(), Binding(kid)),
            SignsFrom = from,
            SignsUntil = from + Life,
        };
    }

    public bool NeedsNext(DateTimeOffset now) => now >= SignsUntil - Overlap - Lead;

    /// <summary>Destroys the private half when the key's time is over; true when that changed it.</summary>
    public bool Close(DateTimeOffset now)
    {
        if (PrivateKey is null || now < SignsUntil)
        {
            return false;
        }

        PrivateKey = null;
        return true;
    }

    /// <summary>The pair to sign with.</summary>
    public ECDsa Open(byte[] sealing)
    {
        var pair = ECDsa.Create();
        pair.ImportPkcs8PrivateKey(Sealed.Open(sealing, PrivateKey!, Binding(Kid)), out _);
        return pair;
    }

    private static string Binding(string kid) => $"issuer_keys.private_key/{kid}";

    internal sealed class Map : IEntityTypeConfiguration<IssuerKey>
    {
        public void Configure(EntityTypeBuilder<IssuerKey> builder)
        {
            builder.ToTable("issuer_keys");
            builder.HasKey(k => k.Number);
            builder.Property(k => k.Number).ValueGeneratedNever();
            builder.HasIndex(k => k.Kid).IsUnique();
        }
    }
}
