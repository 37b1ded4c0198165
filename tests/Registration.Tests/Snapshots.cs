using System.Buffers.Binary;
using System.Text;

namespace CreativeLabs.Registration.Tests;

/// <summary>Pictures as phones make them, small, with everything in them that tells more than is seen.</summary>
internal static class Snapshots
{
    /// <summary>Stands wherever a camera writes: place, maker, comment, preview, behind the end.</summary>
    public const string Canary = "CANARY-41.1712N-75.8019E";

    private static readonly byte[] Told = Encoding.ASCII.GetBytes(Canary);

    public static byte[] Jpeg(int width = 640, int height = 480, int orientation = 6) =>
    [
        0xFF, 0xD8,
        .. Segment(0xE0, [.. "JFIF\0"u8, 1, 2, 0, 0, 1, 0, 1, 1, 1, .. Told]),
        .. Segment(0xE1, Exif(orientation)),
        .. Segment(0xE1, [.. "http://ns.adobe.com/xap/1.0/\0"u8, .. Told]),
        .. Segment(0xE2, [.. "ICC_PROFILE\0"u8, 1, 1, 42]),
        .. Segment(0xE2, [.. "MPF\0"u8, .. Told]),
        .. Segment(0xED, [.. "Photoshop 3.0\0"u8, .. Told]),
        .. Segment(0xFE, Told),
        .. Segment(0xDB, new byte[65]),
        .. Segment(0xC0, [8, (byte)(height >> 8), (byte)height, (byte)(width >> 8), (byte)width, 1, 1, 0x11, 0]),
        .. Segment(0xC4, [0, .. new byte[16]]),
        .. Segment(0xDA, [1, 1, 0, 0, 63, 0]),
        1, 2, 3, 0xFF, 0x00, 4, 0xFF, 0xD0, 5, 6,
        0xFF, 0xFF, 0xD9,
        .. Told,
    ];

    public static byte[] Png(int width = 640, int height = 480)
    {
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), height);
        return
        [
            0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A,
            .. Chunk("IHDR", header), .. Chunk("eXIf", Told), .. Chunk("tEXt", Told), .. Chunk("iTXt", Told), .. Chunk("tIME", Told),
            .. Chunk("prVt", Told), .. Chunk("gAMA", [0, 0, 1, 2]), .. Chunk("IDAT", [1, 2, 3, 4]), .. Chunk("IEND", []), .. Told,
        ];
    }

    public static byte[] Webp(int width = 640, int height = 480)
    {
        byte[] chunks =
        [
            .. Riff("VP8X", [0x3C, 0, 0, 0, .. Three(width - 1), .. Three(height - 1)]),
            .. Riff("VP8 ", [0, 0, 0, 0x9D, 0x01, 0x2A, (byte)width, (byte)(width >> 8), (byte)height, (byte)(height >> 8), 7]),
            .. Riff("EXIF", Told), .. Riff("XMP ", Told), .. Riff("prVt", Told),
        ];
        return [.. "RIFF"u8, .. Four(chunks.Length + 4), .. "WEBP"u8, .. chunks, .. Told];
    }

    /// <summary>Little-endian, with the orientation behind a tag of the maker.</summary>
    private static byte[] Exif(int orientation) =>
    [
        .. "Exif\0\0"u8, .. "II*\0"u8, 8, 0, 0, 0, 2, 0,
        0x0F, 0x01, 2, 0, .. Four(Told.Length), 38, 0, 0, 0,
        0x12, 0x01, 3, 0, 1, 0, 0, 0, (byte)orientation, 0, 0, 0,
        0, 0, 0, 0, .. Told,
    ];

    private static byte[] Segment(byte marker, byte[] content) =>
        [0xFF, marker, (byte)((content.Length + 2) >> 8), (byte)(content.Length + 2), .. content];

    private static byte[] Chunk(string type, byte[] content)
    {
        var length = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(length, content.Length);
        return [.. length, .. Encoding.ASCII.GetBytes(type), .. content, 0, 0, 0, 0];
    }

    private static byte[] Riff(string name, byte[] content) =>
        [.. Encoding.ASCII.GetBytes(name), .. Four(content.Length), .. content, .. new byte[content.Length & 1]];

    private static byte[] Three(int number) => Four(number)[..3];

    private static byte[] Four(int number)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(bytes, number);
        return bytes;
    }
}
