using SkiaSharp;

namespace CreativeLabs.Pictures;

/// <summary>Turns pixels the way that the camera's note says, so that the note is needed no longer.</summary>
internal static class Orientation
{
    /// <summary>The same picture the right way up; the caller disposes of it.</summary>
    public static SKBitmap Apply(SKBitmap pixels, SKEncodedOrigin origin)
    {
        var (width, height) = (pixels.Width, pixels.Height);
        var lies = origin is SKEncodedOrigin.LeftTop or SKEncodedOrigin.RightTop
            or SKEncodedOrigin.RightBottom or SKEncodedOrigin.LeftBottom;
        var alpha = pixels.Info.IsOpaque ? SKAlphaType.Opaque : SKAlphaType.Premul;
        var upright = new SKBitmap(pixels.Info.WithSize(lies ? height : width, lies ? width : height).WithAlphaType(alpha));
        using var canvas = new SKCanvas(upright);
        canvas.Clear(SKColors.Transparent);
        canvas.SetMatrix(origin switch
        {
            SKEncodedOrigin.TopRight => Matrix(-1, 0, width, 0, 1, 0),
            SKEncodedOrigin.BottomRight => Matrix(-1, 0, width, 0, -1, height),
            SKEncodedOrigin.BottomLeft => Matrix(1, 0, 0, 0, -1, height),
            SKEncodedOrigin.LeftTop => Matrix(0, 1, 0, 1, 0, 0),
            SKEncodedOrigin.RightTop => Matrix(0, -1, height, 1, 0, 0),
            SKEncodedOrigin.RightBottom => Matrix(0, -1, height, -1, 0, width),
            SKEncodedOrigin.LeftBottom => Matrix(0, 1, 0, -1, 0, width),
            _ => SKMatrix.Identity,
        });
        canvas.DrawBitmap(pixels, 0, 0, SKSamplingOptions.Default);
        return upright;
    }

    /// <summary>x' = <paramref name="xx"/> x + <paramref name="xy"/> y + <paramref name="x0"/>, and y' in the same way.</summary>
    private static SKMatrix Matrix(float xx, float xy, float x0, float yx, float yy, float y0) => new(xx, xy, x0, yx, yy, y0, 0, 0, 1);
}
