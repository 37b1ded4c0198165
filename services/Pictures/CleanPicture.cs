using SkiaSharp;

namespace CreativeLabs.Pictures;

/// <summary>A still picture, decoded and encoded anew: nothing is left but what is seen, whatever the file carried beside it (place, time,
/// camera, comments, previews, bytes behind its end). The format is told by the file itself, never by its name or its sender.</summary>
/// <param name="Bytes">The picture, in the format that it came in.</param>
/// <param name="MediaType"><c>image/jpeg</c>, <c>image/png</c> or <c>image/webp</c>.</param>
/// <param name="Width">In pixels, the right way up.</param>
/// <param name="Height">In pixels, the right way up.</param>
public sealed record CleanPicture(byte[] Bytes, string MediaType, int Width, int Height)
{
    /// <summary>The most pixels on one side.</summary>
    public const int LongestSide = 10_000;

    /// <summary>The most pixels in all: four bytes each while a picture is worked on, and as many again when it has to be turned.</summary>
    public const int MostPixels = 16_000_000;

    /// <summary>The most bytes that are left: one that would take more even at the lowest quality is refused.</summary>
    public const int MostBytes = 2_000_000;

    private static readonly int[] Qualities = [85, 70, 50];

    // Pictures wait for each other, so that what they take while they are worked on is the same however many are sent at once.
    private static readonly SemaphoreSlim OneAtATime = new(1);

    /// <summary>Null when it is no JPEG, PNG or still WebP, or breaks off, or has more pixels than are allowed. Of an animated PNG the
    /// first picture stays; an animated WebP is refused.</summary>
    /// <param name="file">The file as it was sent; the caller bounds its length.</param>
    /// <param name="token">Ends the wait for the pictures before it.</param>
    public static async Task<CleanPicture?> Of(ReadOnlyMemory<byte> file, CancellationToken token)
    {
        if (!FileEnd.IsThere(file.Span))
        {
            return null;
        }

        await OneAtATime.WaitAsync(token);
        try
        {
            return Clean(file.Span);
        }
        finally
        {
            FreedMemory.GiveBack();
            OneAtATime.Release();
        }
    }

    /// <summary>The same picture made smaller, for thin connections and small screens, in its format; itself when it is small
    /// enough.</summary>
    /// <param name="longestSide">The most pixels on its longer side, from 1.</param>
    /// <param name="token">Ends the wait for the pictures before it.</param>
    public async Task<CleanPicture> Fit(int longestSide, CancellationToken token)
    {
        if (Math.Max(Width, Height) <= longestSide)
        {
            return this;
        }

        await OneAtATime.WaitAsync(token);
        try
        {
            var scale = (double)longestSide / Math.Max(Width, Height);
            using var pixels = SKBitmap.Decode(Bytes);
            using var smaller = pixels.Resize(
                new SKSizeI(Math.Max(1, (int)(Width * scale)), Math.Max(1, (int)(Height * scale))),
                new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Linear));
            return Encode(smaller, MediaType) ?? this;
        }
        finally
        {
            FreedMemory.GiveBack();
            OneAtATime.Release();
        }
    }

    private static CleanPicture? Clean(ReadOnlySpan<byte> file)
    {
        using var data = SKData.CreateCopy(file);
        using var codec = SKCodec.Create(data);
        // Looked at before a pixel is decoded: a few bytes can claim a hundred million of them.
        if (codec is null || MediaTypeOf(codec.EncodedFormat) is not { } mediaType || codec.FrameCount > 1
            || codec.Info is not { Width: > 0 and <= LongestSide, Height: > 0 and <= LongestSide }
            || (long)codec.Info.Width * codec.Info.Height > MostPixels)
        {
            return null;
        }

        using var colours = SKColorSpace.CreateSrgb();
        using var pixels = new SKBitmap();
        var alpha = codec.Info.IsOpaque ? SKAlphaType.Opaque : SKAlphaType.Unpremul;
        if (!pixels.TryAllocPixels(new SKImageInfo(codec.Info.Width, codec.Info.Height, SKColorType.Rgba8888, alpha, colours))
            || codec.GetPixels(pixels.Info, pixels.GetPixels()) is not SKCodecResult.Success)
        {
            return null;
        }

        if (codec.EncodedOrigin is SKEncodedOrigin.TopLeft)
        {
            return Encode(pixels, mediaType);
        }

        using var upright = Orientation.Apply(pixels, codec.EncodedOrigin);
        return Encode(upright, mediaType);
    }

    private static CleanPicture? Encode(SKBitmap pixels, string mediaType)
    {
        // Without its colour space, which is sRGB: half a kilobyte that says what every reader takes for granted.
        using var labelled = pixels.PeekPixels();
        using var map = labelled.WithColorSpace(null!);
        foreach (var quality in mediaType == "image/png" ? [100] : Qualities)
        {
            using var encoded = mediaType switch
            {
                "image/jpeg" => map.Encode(new SKJpegEncoderOptions(quality)),
                "image/png" => map.Encode(SKPngEncoderOptions.Default),
                _ => map.Encode(new SKWebpEncoderOptions(SKWebpEncoderCompression.Lossy, quality)),
            };
            if (encoded is { Size: <= MostBytes })
            {
                return new CleanPicture(encoded.ToArray(), mediaType, pixels.Width, pixels.Height);
            }
        }

        return null;
    }

    private static string? MediaTypeOf(SKEncodedImageFormat format) => format switch
    {
        SKEncodedImageFormat.Jpeg => "image/jpeg",
        SKEncodedImageFormat.Png => "image/png",
        SKEncodedImageFormat.Webp => "image/webp",
        _ => null,
    };
}
