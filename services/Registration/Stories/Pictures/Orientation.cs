using System.Buffers.Binary;

namespace CreativeLabs.Registration.Stories.Pictures;

/// <summary>Which way up a picture is, 1 to 8, as EXIF has it.</summary>
internal static class Orientation
{
    private const ushort Tag = 0x0112;
    private const int EntryBytes = 12;

    /// <summary>Null when the segment is no EXIF or says nothing of it.</summary>
    public static int? Read(ReadOnlySpan<byte> segment)
    {
        if (!segment.StartsWith("Exif\0\0"u8) || segment.Length < 14)
        {
            return null;
        }

        var tiff = segment[6..];
        var little = tiff.StartsWith("II"u8);
        var offset = little ? BinaryPrimitives.ReadUInt32LittleEndian(tiff[4..]) : BinaryPrimitives.ReadUInt32BigEndian(tiff[4..]);
        if (offset > tiff.Length - 2)
        {
            return null;
        }

        var entries = tiff[(int)offset..];
        var count = Number(entries, little);
        for (var (i, at) = (0, 2); i < count && at + EntryBytes <= entries.Length; i++, at += EntryBytes)
        {
            if (Number(entries[at..], little) == Tag)
            {
                var value = Number(entries[(at + 8)..], little);
                return value is >= 1 and <= 8 ? value : null;
            }
        }

        return null;
    }

    /// <summary>An EXIF segment that says this and nothing else; none for a picture that is upright.</summary>
    public static byte[] Write(int orientation) => orientation == 1
        ? []
        :
        [
            0xFF, 0xE1, 0, 34, .. "Exif\0\0"u8,
            .. "MM\0*"u8, 0, 0, 0, 8,
            0, 1,
            0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, (byte)orientation, 0, 0,
            0, 0, 0, 0,
        ];

    private static ushort Number(ReadOnlySpan<byte> at, bool little) =>
        little ? BinaryPrimitives.ReadUInt16LittleEndian(at) : BinaryPrimitives.ReadUInt16BigEndian(at);
}
