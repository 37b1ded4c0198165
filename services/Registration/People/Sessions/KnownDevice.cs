using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using CreativeLabs.Registration.People.Persons;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Registration.People.Sessions;

/// <summary>A device on which a person signed in by code before, known by a key that it made up itself; on it, and on no other, her PIN
/// signs in.</summary>
internal sealed class KnownDevice
{
    /// <summary>Devices a person; the one that was not used for longest gives way.</summary>
    public const int Most = 10;

    private const int KeyCharacters = 43;

    private KnownDevice(byte[] keyHash, Guid personId, DeviceKind device, DateTimeOffset knownAt)
    {
        KeyHash = keyHash;
        PersonId = personId;
        Device = device;
        KnownAt = knownAt;
        LastSeenAt = knownAt;
    }

    public byte[] KeyHash { get; private set; }

    public Guid PersonId { get; private set; }

    public DeviceKind Device { get; private set; }

    public DateTimeOffset KnownAt { get; private set; }

    public DateTimeOffset LastSeenAt { get; private set; }

    public static KnownDevice Of(Guid personId, byte[] keyHash, DeviceKind device, DateTimeOffset now) =>
        new(keyHash, personId, device, now);

    public void Seen(DateTimeOffset now) => LastSeenAt = now;

    /// <summary>True for what a key looks like: 256 bits in base64url.</summary>
    public static bool IsKey(string? text) => text is { Length: KeyCharacters } && Base64Url.IsValid(text);

    public static byte[] HashOf(string key) => SHA256.HashData(Encoding.UTF8.GetBytes(key));

    public static void Map(ModelBuilder model) => model.Entity<KnownDevice>(device =>
    {
        device.ToTable("known_device");
        device.HasKey(d => d.KeyHash);
        device.HasOne<Person>().WithMany().HasForeignKey(d => d.PersonId);
        device.HasIndex(d => d.LastSeenAt);
    });
}
