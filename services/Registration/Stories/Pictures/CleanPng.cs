using System.Buffers.Binary;
using System.Text;

namespace CreativeLabs.Registration.Stories.Pictures;

/// <summary>Copies the chunks of a PNG that decide how it looks; text, time, EXIF and unknown chunks are left out, and an animation stands
/// still.</summary>
internal static class CleanPng
{
    private const int Signature = 8;

    // Length, type and checksum of a chunk.
    private const int Frame = 12;

    private static readonly string[] Kept =
        ["IHDR", "PLTE", "IDAT", "IEND", "tRNS", "gAMA", "cHRM", "sRGB", "iCCP", "cICP", "sBIT", "pHYs", "bKGD"];

    public static CleanPicture? Of(ReadOnlySpan<byte> file)
    {
        using var kept = new MemoryStream(file.Length);
        kept.Write(file[..Signature]);
        var (width, height, pixels, at) = (0u, 0u, false, Signature);
        while (at + Frame <= file.Length)
        {
            var length = BinaryPrimitives.ReadUInt32BigEndian(file[at..]);
            if (length > file.Length - at - Frame)
            {
                return null;
            }

            var chunk = file.Slice(at, (int)length + Frame);
            var type = Encoding.Latin1.GetString(chunk.Slice(4, 4));
            if ((type == "IHDR") != (at == Signature) || (type == "IHDR" && length != 13))
            {
                return null;
            }

            if (type == "IHDR")
            {
                (width, height) = (BinaryPrimitives.ReadUInt32BigEndian(chunk[8..]), BinaryPrimitives.ReadUInt32BigEndian(chunk[12..]));
            }

            if (Kept.Contains(type, StringComparer.Ordinal))
            {
                kept.Write(chunk);
            }

            pixels |= type == "IDAT";
            if (type == "IEND")
            {
                return pixels && width <= CleanPicture.LongestSide && height <= CleanPicture.LongestSide
                    ? new CleanPicture(kept.ToArray(), "image/png", (int)width, (int)height)
                    : null;
            }

            at += chunk.Length;
        }

        return null;
    }
}
