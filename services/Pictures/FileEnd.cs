using System.Buffers.Binary;

namespace CreativeLabs.Pictures;

/// <summary>Whether a file reaches its own end. The decoder makes up what is missing at the end of some pictures; half a picture is not
/// what somebody meant to send.</summary>
internal static class FileEnd
{
    public static bool IsThere(ReadOnlySpan<byte> file) => file switch
    {
        [0xFF, 0xD8, ..] => file.LastIndexOf((ReadOnlySpan<byte>)[0xFF, 0xD9]) > 0,
        [0x89, (byte)'P', ..] => file.LastIndexOf("IEND"u8) is > 0 and var at && at + 8 <= file.Length,
        [(byte)'R', (byte)'I', (byte)'F', (byte)'F', _, _, _, _, ..] =>
            BinaryPrimitives.ReadUInt32LittleEndian(file[4..]) + 8L <= file.Length,
        _ => false,
    };
}
