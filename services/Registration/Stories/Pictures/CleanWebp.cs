using System.Buffers.Binary;
using System.Text;

namespace CreativeLabs.Registration.Stories.Pictures;

/// <summary>Copies the chunks of a still WebP that are seen; EXIF, XMP and unknown chunks are left out, and its header no longer promises
/// them.</summary>
internal static class CleanWebp
{
    private const int Header = 12;
    private const byte ColourAndAlpha = 0x30;

    public static CleanPicture? Of(ReadOnlySpan<byte> file)
    {
        if (file.Length < Header || !file[8..].StartsWith("WEBP"u8)
            || BinaryPrimitives.ReadUInt32LittleEndian(file[4..]) + 8L > file.Length)
        {
            return null;
        }

        var end = 8 + (int)BinaryPrimitives.ReadUInt32LittleEndian(file[4..]);
        using var kept = new MemoryStream(file.Length);
        kept.Write(file[..Header]);
        (int Width, int Height)? canvas = null, pixels = null;
        for (var at = Header; at + 8 <= end;)
        {
            var length = BinaryPrimitives.ReadUInt32LittleEndian(file[(at + 4)..]);
            if (length > end - at - 8)
            {
                return null;
            }

            var content = file.Slice(at + 8, (int)length);
            var name = Encoding.Latin1.GetString(file.Slice(at, 4));
            switch (name)
            {
                case "VP8X" when content.Length == 10:
                    canvas = (1 + Three(content[4..]), 1 + Three(content[7..]));
                    Write(kept, name, [(byte)(content[0] & ColourAndAlpha), .. content[1..]]);
                    break;
                case "VP8 " or "VP8L":
                    pixels = name == "VP8 " ? Lossy(content) : Lossless(content);
                    Write(kept, name, content);
                    break;
                case "ICCP" or "ALPH":
                    Write(kept, name, content);
                    break;
            }

            at += 8 + (int)length + (int)(length & 1);
        }

        if (pixels is null)
        {
            return null;
        }

        var bytes = kept.ToArray();
        BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(4), (uint)bytes.Length - 8);
        var (width, height) = canvas ?? pixels.Value;
        return new CleanPicture(bytes, "image/webp", width, height);
    }

    private static (int Width, int Height)? Lossy(ReadOnlySpan<byte> content) =>
        content.Length >= 10 && content[3..].StartsWith((ReadOnlySpan<byte>)[0x9D, 0x01, 0x2A])
            ? (BinaryPrimitives.ReadUInt16LittleEndian(content[6..]) & 0x3FFF,
                BinaryPrimitives.ReadUInt16LittleEndian(content[8..]) & 0x3FFF)
            : null;

    private static (int Width, int Height)? Lossless(ReadOnlySpan<byte> content)
    {
        if (content.Length < 5 || content[0] != 0x2F)
        {
            return null;
        }

        var bits = BinaryPrimitives.ReadUInt32LittleEndian(content[1..]);
        return (1 + (int)(bits & 0x3FFF), 1 + (int)((bits >> 14) & 0x3FFF));
    }

    private static int Three(ReadOnlySpan<byte> at) => at[0] | (at[1] << 8) | (at[2] << 16);

    private static void Write(MemoryStream kept, string name, ReadOnlySpan<byte> content)
    {
        Span<byte> head = stackalloc byte[8];
        Encoding.Latin1.GetBytes(name, head);
        BinaryPrimitives.WriteUInt32LittleEndian(head[4..], (uint)content.Length);
        kept.Write(head);
        kept.Write(content);
        if ((content.Length & 1) == 1)
        {
            kept.WriteByte(0);
        }
    }
}
