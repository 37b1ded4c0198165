using System.Security.Cryptography;
using CreativeLabs.Keys;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Registration.Events.CheckIn.Tickets;

/// <summary>A key that signs tickets (ES256), apart from those of access tokens: a phone at a door must trust nothing else with it. A new
/// one is published long before it signs, so that phones that have been without a network for weeks know it, and stays published as long as
/// a ticket of its time may live.</summary>
internal sealed class TicketKey
{
    public static readonly TimeSpan Lead = TimeSpan.FromDays(30);

    /// <summary>How long a key signs.</summary>
    public static readonly TimeSpan Term = TimeSpan.FromDays(365);

    /// <summary>How much later an event may be held than its ticket was made for: it is moved three years ahead at most.</summary>
    public static readonly TimeSpan LongestMove = TimeSpan.FromDays(3 * 366);

    /// <summary>The longest life of a ticket: an event is planned three years ahead at most, lasts thirty days, and may be moved.</summary>
    public static readonly TimeSpan LongestTicket = LongestMove + LongestMove + TimeSpan.FromDays(32);

    private TicketKey(int number, string kid, byte[] privateKey, DateTimeOffset publishedAt, DateTimeOffset signsFrom)
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

    public static TicketKey Make(TicketKey? before, byte[] sealing, DateTimeOffset now)
    {
        using var pair = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var kid = Convert.ToHexString(SHA256.HashData(pair.ExportSubjectPublicKeyInfo()).AsSpan(0, 4));
        var signsFrom = before is null ? now : now + Lead;
        before?.RetiresAt = signsFrom + LongestTicket;
        return new TicketKey((before?.Number ?? 0) + 1, kid, Sealed.Seal(sealing, pair.ExportPkcs8PrivateKey(), Binding(kid)),
            now, signsFrom);
    }

    public ECDsa Open(byte[] sealing)
    {
        var pair = ECDsa.Create();
        pair.ImportPkcs8PrivateKey(Sealed.Open(sealing, PrivateKey, Binding(Kid)), out _);
        return pair;
    }

    private static string Binding(string kid) => $"ticket_key.private_key/{kid}";

    public static void Map(ModelBuilder model) => model.Entity<TicketKey>(key =>
    {
        key.ToTable("ticket_key");
        key.HasKey(k => k.Number);
        key.Property(k => k.Number).ValueGeneratedNever();
        key.HasIndex(k => k.Kid).IsUnique();
    });
}
