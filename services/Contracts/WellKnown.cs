using System.Security.Cryptography;
using System.Text;

namespace CreativeLabs.Contracts;

/// <summary>Ids of seeded rows, the same in every service and on every machine.</summary>
public static class WellKnown
{
    /// <summary>The id that belongs to a name such as <c>lab/at-bashy</c> or <c>person/at-bashy/coordinator</c>: a UUIDv7 of
    /// 2024-01-01 whose random part is the name's SHA-256.</summary>
    public static Guid Id(string name)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes("creativelabs/" + name));
        Span<byte> bytes = stackalloc byte[16];
        hash.AsSpan(0, 16).CopyTo(bytes);
        var milliseconds = new DateTimeOffset(2024, 1, 1, 0, 0, 0, TimeSpan.Zero).ToUnixTimeMilliseconds();
        for (var i = 0; i < 6; i++)
        {
            bytes[i] = (byte)(milliseconds >> (40 - (8 * i)));
        }

        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x70);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes, bigEndian: true);
    }
}
