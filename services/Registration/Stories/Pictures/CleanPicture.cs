namespace CreativeLabs.Registration.Stories.Pictures;

/// <summary>A picture with nothing in it but what is seen: where and when it was taken, by which phone, comments, previews and whatever
/// stands behind its end are left out. The format is told by the file's own first bytes, never by its name or its sender.</summary>
internal sealed record CleanPicture(byte[] Bytes, string MediaType, int Width, int Height)
{
    public const int LongestSide = 10_000;

    private static ReadOnlySpan<byte> Jpeg => [0xFF, 0xD8, 0xFF];

    private static ReadOnlySpan<byte> Png => [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A];

    /// <summary>Null when it is no JPEG, PNG or still WebP, or breaks off, or is larger than anyone can look at.</summary>
    public static CleanPicture? Of(ReadOnlySpan<byte> file)
    {
        var picture = file.StartsWith(Jpeg) ? CleanJpeg.Of(file)
            : file.StartsWith(Png) ? CleanPng.Of(file)
            : file.StartsWith("RIFF"u8) ? CleanWebp.Of(file)
            : null;
        return picture is { Width: > 0 and <= LongestSide, Height: > 0 and <= LongestSide } ? picture : null;
    }
}
