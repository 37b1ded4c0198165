using System.Buffers.Binary;

namespace CreativeLabs.Registration.Stories.Pictures;

/// <summary>Copies the segments of a JPEG that its decoder needs. Of what the camera wrote beside them only the orientation is kept, in a
/// record of our own: without it a picture taken upright lies on its side.</summary>
internal static class CleanJpeg
{
    private const byte StartOfScan = 0xDA;
    private const byte End = 0xD9;
    private const byte App0 = 0xE0;
    private const byte App1 = 0xE1;
    private const byte App2 = 0xE2;
    private const byte App14 = 0xEE;

    public static CleanPicture? Of(ReadOnlySpan<byte> file)
    {
        using var kept = new MemoryStream(file.Length);
        var (width, height, orientation, scans, at) = (0, 0, 1, 0, 2);
        while (true)
        {
            if (NextMarker(file, ref at) is not { } marker)
            {
                return null;
            }

            if (marker == End)
            {
                break;
            }

            if (marker <= 0x01 || marker is >= 0xD0 and <= 0xD8 || at + 2 > file.Length)
            {
                return null;
            }

            var length = BinaryPrimitives.ReadUInt16BigEndian(file[at..]);
            if (length < 2 || at + length > file.Length)
            {
                return null;
            }

            var content = file.Slice(at + 2, length - 2);
            at += length;
            if (IsFrame(marker) && content.Length >= 5)
            {
                (height, width) = (BinaryPrimitives.ReadUInt16BigEndian(content[1..]), BinaryPrimitives.ReadUInt16BigEndian(content[3..]));
            }
            else if (marker == App1)
            {
                orientation = Orientation.Read(content) ?? orientation;
            }

            Keep(kept, marker, content);
            if (marker == StartOfScan)
            {
                var from = at;
                if (!SkipScan(file, ref at))
                {
                    return null;
                }

                kept.Write(file[from..at]);
                scans++;
            }
        }

        return scans == 0 ? null
            : new CleanPicture([0xFF, 0xD8, .. Orientation.Write(orientation), .. kept.ToArray(), 0xFF, End], "image/jpeg", width, height);
    }

    private static byte? NextMarker(ReadOnlySpan<byte> file, ref int at)
    {
        if (at >= file.Length || file[at] != 0xFF)
        {
            return null;
        }

        while (at < file.Length && file[at] == 0xFF)
        {
            at++;
        }

        return at < file.Length ? file[at++] : null;
    }

    /// <summary>Stands at the marker behind the scan's coded bytes; false when the file breaks off in them.</summary>
    private static bool SkipScan(ReadOnlySpan<byte> file, ref int at)
    {
        while (true)
        {
            var next = file[at..].IndexOf((byte)0xFF);
            if (next < 0 || at + next + 1 >= file.Length)
            {
                return false;
            }

            at += next;
            switch (file[at + 1])
            {
                case 0x00 or (>= 0xD0 and <= 0xD7):
                    at += 2;
                    break;
                case 0xFF:
                    at++;
                    break;
                default:
                    return true;
            }
        }
    }

    // Not among them: the tables of Huffman (C4) and arithmetic coding (CC), and C8, which is reserved.
    private static bool IsFrame(byte marker) => marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC);

    private static void Keep(MemoryStream kept, byte marker, ReadOnlySpan<byte> content)
    {
        switch (marker)
        {
            case App0 when content.StartsWith("JFIF\0"u8) && content.Length >= 14:
                // Its preview, which may show what was cut away since, is left out.
                Write(kept, marker, [.. content[..12], 0, 0]);
                break;
            case App2 when content.StartsWith("ICC_PROFILE\0"u8):
            case App14 when content.StartsWith("Adobe"u8):
            case (>= 0xC0 and <= 0xCF) or 0xDB or 0xDD or StartOfScan:
                Write(kept, marker, content);
                break;
        }
    }

    private static void Write(MemoryStream kept, byte marker, ReadOnlySpan<byte> content)
    {
        var length = content.Length + 2;
        kept.Write([0xFF, marker, (byte)(length >> 8), (byte)length]);
        kept.Write(content);
    }
}
