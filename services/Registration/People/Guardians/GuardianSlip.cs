using System.Security.Cryptography;
using System.Text;
using CreativeLabs.Keys;
using CreativeLabs.Registration.People.Persons;
using CreativeLabs.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Registration.People.Guardians;

/// <summary>A short word that a girl shows to a coordinator of a lab that she is no member of yet, so that the coordinator can record what
/// her guardian signed: without it the coordinator reaches nobody outside of her lab. Only its HMAC is kept.</summary>
internal sealed class GuardianSlip
{
    /// <summary>Characters of a slip, without the hyphen.</summary>
    public const int Length = 8;

    // Without letters and digits that are taken for one another.
    private const string Alphabet = "23456789ABCDEFGHJKMNPQRSTVWXYZ";

    private static readonly TimeSpan Life = TimeSpan.FromDays(7);

    private GuardianSlip(Guid personId, byte[] mac, DateTimeOffset expiresAt)
    {
        PersonId = personId;
        Mac = mac;
        ExpiresAt = expiresAt;
    }

    public Guid PersonId { get; private set; }

    public byte[] Mac { get; private set; }

    public DateTimeOffset ExpiresAt { get; private set; }

    /// <summary>A new slip and the word on it, such as <c>K7MP-4QXA</c>; the only place where it can be read.</summary>
    public static (GuardianSlip Slip, string Word) Make(Guid personId, PlatformKey platform, DateTimeOffset now)
    {
        var word = RandomNumberGenerator.GetString(Alphabet, Length);
        return (new(personId, MacOf(word, platform), now + Life), $"{word[..4]}-{word[4..]}");
    }

    /// <summary>The HMAC of what somebody typed; null when it cannot be a slip.</summary>
    public static byte[]? MacOfTyped(string? typed, PlatformKey platform)
    {
        var word = typed is null ? null : WrittenText.WithoutGroups(typed).ToUpperInvariant();
        return word is { Length: Length } && word.All(Alphabet.Contains) ? MacOf(word, platform) : null;
    }

    public static void Map(ModelBuilder model) => model.Entity<GuardianSlip>(slip =>
    {
        slip.ToTable("guardian_slips");
        slip.HasKey(s => s.PersonId);
        slip.Property(s => s.PersonId).ValueGeneratedNever();
        slip.HasOne<Person>().WithMany().HasForeignKey(s => s.PersonId);
        slip.HasIndex(s => s.Mac).IsUnique();
    });

    private static byte[] MacOf(string word, PlatformKey platform) =>
        HMACSHA256.HashData(platform.For("guardian-slip"), Encoding.ASCII.GetBytes(word));
}
