using System.Text;
using CreativeLabs.Pictures;
using CreativeLabs.Support;
using SkiaSharp;

namespace CreativeLabs.Registration.Tests;

public sealed class CleanPictureTests
{
    public static TheoryData<string, byte[]> Pictures => new()
    {
        { "image/jpeg", Snapshots.Jpeg() },
        { "image/png", Snapshots.Png() },
        { "image/webp", Snapshots.Webp() },
    };

    public static TheoryData<string, byte[]> SmallPictures => new()
    {
        { "image/jpeg", Snapshots.Jpeg(24, 16) },
        { "image/png", Snapshots.Png(24, 16) },
        { "image/webp", Snapshots.Webp(24, 16) },
    };

    [Theory]
    [MemberData(nameof(Pictures))]
    public async Task Nothing_is_left_but_what_is_seen(string mediaType, byte[] file)
    {
        Encoding.Latin1.GetString(file).ShouldContain(Snapshots.Canary);

        var clean = (await Clean(file)).ShouldNotBeNull();

        (clean.MediaType, clean.Width, clean.Height).ShouldBe((mediaType, 640, 480));
        var text = Encoding.Latin1.GetString(clean.Bytes);
        text.ShouldNotContain("CANARY");
        text.ShouldNotContain("Exif");
        text.ShouldNotContain("eXIf");
        clean.Bytes.Length.ShouldBeLessThan(file.Length);
        using var seen = SKBitmap.Decode(clean.Bytes);
        (seen.Width, seen.Height).ShouldBe((640, 480));
    }

    [Theory]
    [MemberData(nameof(Pictures))]
    public async Task What_is_clean_is_taken_again(string mediaType, byte[] file)
    {
        var once = (await Clean(file))!;
        var twice = (await Clean(once.Bytes)).ShouldNotBeNull();
        (twice.MediaType, twice.Width, twice.Height).ShouldBe((mediaType, once.Width, once.Height));
        if (mediaType == "image/png")
        {
            twice.Bytes.ShouldBe(once.Bytes);
        }
    }

    [Theory]
    [MemberData(nameof(SmallPictures))]
    public async Task A_file_that_breaks_off_is_no_picture(string mediaType, byte[] file)
    {
        var clean = (await Clean(file))!.Bytes;
        for (var length = 0; length < clean.Length; length++)
        {
            (await Clean(clean[..length])).ShouldBeNull($"{mediaType} cut to {length}");
        }
    }

    [Theory]
    [MemberData(nameof(SmallPictures))]
    public Task No_file_however_broken_breaks_the_reader(string mediaType, byte[] file) => Depth.Prove(async () =>
    {
        var random = Depth.Random();
        for (var i = 0; i < Depth.Times(20_000); i++)
        {
            var broken = file.ToArray();
            for (var flips = random.Next(1, 6); flips > 0; flips--)
            {
                broken[random.Next(broken.Length)] = (byte)random.Next(256);
            }

            var picture = await Clean(broken[..random.Next(broken.Length + 1)]);
            (picture?.MediaType ?? mediaType).ShouldBe(mediaType);
        }
    });

    [Theory]
    [InlineData(1, "left top", "right top")]
    [InlineData(2, "right top", "left top")]
    [InlineData(3, "right bottom", "left bottom")]
    [InlineData(4, "left bottom", "right bottom")]
    [InlineData(5, "left top", "left bottom")]
    [InlineData(6, "right top", "right bottom")]
    [InlineData(7, "right bottom", "right top")]
    [InlineData(8, "left bottom", "left top")]
    public async Task A_picture_stays_the_right_way_up(int orientation, string red, string blue)
    {
        var clean = (await Clean(Snapshots.Jpeg(80, 48, orientation)))!;
        (clean.Width, clean.Height).ShouldBe((80, 48));
        using var seen = SKBitmap.Decode(clean.Bytes);
        At(red).ShouldSatisfyAllConditions(c => c.Red.ShouldBeGreaterThan((byte)200), c => c.Blue.ShouldBeLessThan((byte)60));
        At(blue).ShouldSatisfyAllConditions(c => c.Blue.ShouldBeGreaterThan((byte)200), c => c.Red.ShouldBeLessThan((byte)60));

        SKColor At(string corner) => seen.GetPixel(
            corner.StartsWith("left", StringComparison.Ordinal) ? 2 : 77, corner.EndsWith("top", StringComparison.Ordinal) ? 2 : 45);
    }

    [Theory]
    [InlineData(SKEncodedImageFormat.Png)]
    [InlineData(SKEncodedImageFormat.Webp)]
    public async Task What_shows_through_still_does(SKEncodedImageFormat format)
    {
        using var drawn = Snapshots.Draw(40, 40, alpha: 128);
        using var file = drawn.Encode(format, 90);
        using var seen = SKBitmap.Decode((await Clean(file.ToArray()))!.Bytes);
        ((int)seen.GetPixel(20, 30).Alpha).ShouldBeInRange(120, 136);
    }

    [Fact]
    public async Task A_small_file_of_very_many_pixels_is_refused_before_it_is_unpacked()
    {
        var bomb = Snapshots.Bomb(9000, 9000);
        bomb.Length.ShouldBeLessThan(50_000);
        (await Clean(bomb)).ShouldBeNull();
        (await Clean(Snapshots.Bomb(10_000, 1601))).ShouldBeNull();
        var largest = (await Clean(Snapshots.Bomb(10_000, 1600))).ShouldNotBeNull();
        (largest.Width, largest.Height).ShouldBe((10_000, 1600));
    }

    [Fact]
    public async Task What_moves_is_refused() => (await Clean(Snapshots.AnimatedWebp())).ShouldBeNull();

    [Fact]
    public async Task What_is_no_picture_or_too_large_to_look_at_is_refused()
    {
        (await Clean([])).ShouldBeNull();
        (await Clean([.. "<svg xmlns='http://www.w3.org/2000/svg'/>"u8])).ShouldBeNull();
        (await Clean([.. "GIF89a............"u8])).ShouldBeNull();
        (await Clean([.. "RIFF....WAVE........"u8])).ShouldBeNull();
        // A whole GIF of one pixel, which the library itself can read.
        (await Clean(Convert.FromBase64String("R0lGODlhAQABAIAAAP///wAAACH5BAAAAAAALAAAAAABAAEAAAICRAEAOw=="))).ShouldBeNull();
        (await Clean(Snapshots.Jpeg(width: 10_001))).ShouldBeNull();
        (await Clean(Snapshots.Jpeg(height: 0))).ShouldBeNull();
        (await Clean(Snapshots.Png(width: int.MaxValue))).ShouldBeNull();
        (await Clean(Snapshots.Png(height: 0))).ShouldBeNull();
        (await Clean(Snapshots.Webp(width: 10_001))).ShouldBeNull();
    }

    private static Task<CleanPicture?> Clean(byte[] file) => CleanPicture.Of(file, TestContext.Current.CancellationToken);
}
