using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace CreativeLabs.Registration.Labs.Partners;

/// <summary>What a partner's system proves itself by. Shown once; kept as a hash, which is enough for 32 random bytes. Two are valid at a
/// time, so that the next one can be put in place while the old one still works.</summary>
internal sealed class PartnerSecret
{
    public const int Most = 2;
    public const string OneASlot = "ix_partner_secret_live";
    private const string Prefix = "cls_";

    private PartnerSecret(Guid id, Guid partnerId, int slot, byte[] hash, DateTimeOffset madeAt)
    {
        Id = id;
        PartnerId = partnerId;
        Slot = slot;
        Hash = hash;
        MadeAt = madeAt;
    }

    public Guid Id { get; private set; }

    public Guid PartnerId { get; private set; }

    /// <summary>1 or 2: the database holds how many are valid.</summary>
    public int Slot { get; private set; }

    public byte[] Hash { get; private set; }

    public DateTimeOffset MadeAt { get; private set; }

    public DateTimeOffset? RevokedAt { get; private set; }

    /// <summary>A new secret with its words, which nobody can read again.</summary>
    public static (PartnerSecret Secret, string Words) Make(Guid partnerId, int slot, DateTimeOffset now)
    {
        // The prefix lets a scanner of source code find one that was left there.
        var words = Prefix + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
        return (new PartnerSecret(Guid.CreateVersion7(now), partnerId, slot, HashOf(words), now), words);
    }

    public static byte[] HashOf(string words) => SHA256.HashData(Encoding.UTF8.GetBytes(words));

    public bool Opens(byte[] hash) => RevokedAt is null && CryptographicOperations.FixedTimeEquals(Hash, hash);

    public void Revoke(DateTimeOffset now) => RevokedAt ??= now;
}
