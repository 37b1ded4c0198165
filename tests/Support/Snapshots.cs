using System.Buffers.Binary;
using System.IO.Compression;
using System.Runtime.InteropServices;
using System.Text;
using SkiaSharp;

namespace CreativeLabs.Support;

/// <summary>Pictures as phones make them, with everything in them that tells more than is seen.</summary>
public static class Snapshots
{
    /// <summary>Stands wherever a camera writes: place, maker, comment, preview, behind the end.</summary>
    public const string Canary = "CANARY-41.1712N-75.8019E";

    private static readonly byte[] Told = Encoding.ASCII.GetBytes(Canary);

    /// <summary>A photograph.</summary>
    /// <param name="width">As it is seen, the right way up.</param>
    /// <param name="height">As it is seen.</param>
    /// <param name="orientation">How the camera was held, 1 to 8, as EXIF has it.</param>
    public static byte[] Jpeg(int width = 640, int height = 480, int orientation = 6)
    {
        var (wide, high) = orientation > 4 ? (height, width) : (width, height);
        var file = Encode(wide, high, SKEncodedImageFormat.Jpeg);
        var first = 4 + BinaryPrimitives.ReadUInt16BigEndian(file.AsSpan(4));
        var frame = file.AsSpan().IndexOf((ReadOnlySpan<byte>)[0xFF, 0xC0]);
        BinaryPrimitives.WriteUInt16BigEndian(file.AsSpan(frame + 5), (ushort)high);
        BinaryPrimitives.WriteUInt16BigEndian(file.AsSpan(frame + 7), (ushort)wide);
        return
        [
            .. file[..first],
            .. Segment(0xE0, [.. "JFXX\0"u8, 0x13, 1, 1, .. Told]),
            .. Segment(0xE1, Exif(orientation)),
            .. Segment(0xE1, [.. "http://ns.adobe.com/xap/1.0/\0"u8, .. Told]),
            .. Segment(0xE2, [.. "MPF\0"u8, .. Told]),
            .. Segment(0xED, [.. "Photoshop 3.0\0"u8, .. Told]),
            .. Segment(0xFE, Told),
            .. file[first..],
            .. Told,
        ];
    }

    /// <summary>A screenshot.</summary>
    public static byte[] Png(int width = 640, int height = 480)
    {
        var file = Encode(width, height, SKEncodedImageFormat.Png);
        BinaryPrimitives.WriteInt32BigEndian(file.AsSpan(16), width);
        BinaryPrimitives.WriteInt32BigEndian(file.AsSpan(20), height);
        return
        [
            .. file[..8], .. Chunk("IHDR", file[16..29]),
            .. Chunk("eXIf", Exif(1)[6..]), .. Chunk("tEXt", [.. "Comment\0"u8, .. Told]), .. Chunk("prVt", Told), .. file[33..], .. Told,
        ];
    }

    /// <summary>A picture as messengers pass it on.</summary>
    public static byte[] Webp(int width = 640, int height = 480) =>
        Riff([
            .. Riff("VP8X", [0x0C, 0, 0, 0, .. Three(width - 1), .. Three(height - 1)]), .. Riff("VP8 ", Vp8(width, height)),
            .. Riff("EXIF", Exif(1)[6..]), .. Riff("XMP ", Told), .. Riff("prVt", Told),
        ]);

    /// <summary>Two pictures that follow each other for ever.</summary>
    public static byte[] AnimatedWebp(int width = 32, int height = 24)
    {
        byte[] frame =
        [
            .. Three(0), .. Three(0), .. Three(width - 1), .. Three(height - 1), .. Three(100), 0, .. Riff("VP8 ", Vp8(width, height)),
        ];
        return Riff([
            .. Riff("VP8X", [0x02, 0, 0, 0, .. Three(width - 1), .. Three(height - 1)]), .. Riff("ANIM", [0, 0, 0, 0, 0, 0]),
            .. Riff("ANMF", frame), .. Riff("ANMF", frame),
        ]);
    }

    /// <summary>A file of a few kilobytes that says, and keeps its word, that it has many pixels.</summary>
    public static byte[] Bomb(int width, int height)
    {
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            var row = new byte[1 + ((width + 7) / 8)];
            for (var y = 0; y < height; y++)
            {
                zlib.Write(row);
            }
        }

        return
        [
            0x89, .. "PNG\r\n"u8, 0x1A, 0x0A, .. Chunk("IHDR", [.. Big(width), .. Big(height), 1, 0, 0, 0, 0]),
            .. Chunk("IDAT", packed.ToArray()), .. Chunk("IEND", []),
        ];
    }

    /// <summary>Two colours fade into each other; red in the first corner of the first line, blue in its last.</summary>
    public static SKBitmap Draw(int width, int height, byte alpha = 255)
    {
        var kind = alpha == 255 ? SKAlphaType.Opaque : SKAlphaType.Unpremul;
        var picture = new SKBitmap(new SKImageInfo(width, height, SKColorType.Rgba8888, kind));
        var bytes = new byte[width * height * 4];
        for (var (y, at) = (0, 0); y < height; y++)
        {
            for (var x = 0; x < width; x++, at += 4)
            {
                var (red, green, blue) = y >= height / 4 || (x >= width / 4 && x < width - (width / 4))
                    ? (40, x * 255 / width, y * 255 / height)
                    : x < width / 4 ? (255, 0, 0) : (0, 0, 255);
                (bytes[at], bytes[at + 1], bytes[at + 2], bytes[at + 3]) = ((byte)red, (byte)green, (byte)blue, alpha);
            }
        }

        Marshal.Copy(bytes, 0, picture.GetPixels(), bytes.Length);
        return picture;
    }

    /// <summary>What cannot be drawn is drawn small; the caller writes the size that it claims.</summary>
    private static byte[] Encode(int width, int height, SKEncodedImageFormat format)
    {
        var real = width is > 0 and <= 2000 && height is > 0 and <= 2000;
        using var picture = Draw(real ? width : 16, real ? height : 16);
        using var file = picture.Encode(format, 100);
        return file.ToArray();
    }

    private static byte[] Vp8(int width, int height)
    {
        using var picture = Draw(Math.Clamp(width, 1, 2000), Math.Clamp(height, 1, 2000));
        using var map = picture.PeekPixels();
        using var lossy = map.Encode(new SKWebpEncoderOptions(SKWebpEncoderCompression.Lossy, 100))!;
        var file = lossy.ToArray();
        var at = file.AsSpan().IndexOf("VP8 "u8);
        return file[(at + 8)..(at + 8 + BinaryPrimitives.ReadInt32LittleEndian(file.AsSpan(at + 4)))];
    }

    /// <summary>Little-endian: the maker, the orientation, and a place.</summary>
    private static byte[] Exif(int orientation) =>
    [
        .. "Exif\0\0"u8, .. "II*\0"u8, 8, 0, 0, 0, 3, 0,
        0x0F, 0x01, 2, 0, .. Four(Told.Length), 50, 0, 0, 0,
        0x12, 0x01, 3, 0, 1, 0, 0, 0, (byte)orientation, 0, 0, 0,
        0x25, 0x88, 4, 0, 1, 0, 0, 0, .. Four(50 + Told.Length),
        0, 0, 0, 0, .. Told,
        1, 0, 0x12, 0, 2, 0, .. Four(Told.Length), 50, 0, 0, 0, 0, 0, 0, 0,
    ];

    private static byte[] Segment(byte marker, byte[] content) =>
        [0xFF, marker, (byte)((content.Length + 2) >> 8), (byte)(content.Length + 2), .. content];

    private static byte[] Chunk(string type, byte[] content)
    {
        byte[] summed = [.. Encoding.ASCII.GetBytes(type), .. content];
        return [.. Big(content.Length), .. summed, .. Big((int)Crc(summed))];
    }

    private static uint Crc(byte[] bytes)
    {
        var crc = ~0u;
        foreach (var value in bytes)
        {
            crc ^= value;
            for (var bit = 0; bit < 8; bit++)
            {
                crc = (crc >> 1) ^ ((crc & 1) * 0xEDB88320);
            }
        }

        return ~crc;
    }

    private static byte[] Riff(byte[] chunks) => [.. "RIFF"u8, .. Four(chunks.Length + 4), .. "WEBP"u8, .. chunks, .. Told];

    private static byte[] Riff(string name, byte[] content) =>
        [.. Encoding.ASCII.GetBytes(name), .. Four(content.Length), .. content, .. new byte[content.Length & 1]];

    private static byte[] Three(int number) => Four(number)[..3];

    private static byte[] Four(int number)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(bytes, number);
        return bytes;
    }

    private static byte[] Big(int number)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(bytes, number);
        return bytes;
    }
}
