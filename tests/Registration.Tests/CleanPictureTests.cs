using System.Text;
using CreativeLabs.Registration.Stories.Pictures;
using CreativeLabs.Support;

namespace CreativeLabs.Registration.Tests;

public sealed class CleanPictureTests
{
    public static TheoryData<string, byte[]> Pictures => new()
    {
        { "image/jpeg", Snapshots.Jpeg() },
        { "image/png", Snapshots.Png() },
        { "image/webp", Snapshots.Webp() },
    };

    [Theory]
    [MemberData(nameof(Pictures))]
    public void Nothing_is_left_but_what_is_seen(string mediaType, byte[] file)
    {
        Encoding.Latin1.GetString(file).ShouldContain(Snapshots.Canary);

        var clean = CleanPicture.Of(file).ShouldNotBeNull();

        (clean.MediaType, clean.Width, clean.Height).ShouldBe((mediaType, 640, 480));
        Encoding.Latin1.GetString(clean.Bytes).ShouldNotContain("CANARY");
        clean.Bytes.Length.ShouldBeLessThan(file.Length);
    }

    [Theory]
    [MemberData(nameof(Pictures))]
    public void What_is_clean_stays_as_it_is(string mediaType, byte[] file)
    {
        var once = CleanPicture.Of(file)!;
        var twice = CleanPicture.Of(once.Bytes).ShouldNotBeNull();
        twice.Bytes.ShouldBe(once.Bytes);
        twice.MediaType.ShouldBe(mediaType);
    }

    [Theory]
    [MemberData(nameof(Pictures))]
    public void A_file_that_breaks_off_is_no_picture(string mediaType, byte[] file)
    {
        var clean = CleanPicture.Of(file)!.Bytes;
        for (var length = 0; length < clean.Length; length++)
        {
            CleanPicture.Of(clean.AsSpan(0, length)).ShouldBeNull($"{mediaType} cut to {length}");
        }
    }

    [Theory]
    [MemberData(nameof(Pictures))]
    public Task No_file_however_broken_breaks_the_reader(string mediaType, byte[] file) => Depth.Prove(() =>
    {
        var random = Depth.Random();
        for (var i = 0; i < Depth.Times(20_000); i++)
        {
            var broken = file.ToArray();
            for (var flips = random.Next(1, 6); flips > 0; flips--)
            {
                broken[random.Next(broken.Length)] = (byte)random.Next(256);
            }

            var picture = CleanPicture.Of(broken.AsSpan(0, random.Next(broken.Length + 1)));
            (picture?.MediaType ?? mediaType).ShouldBe(mediaType);
        }

        return Task.CompletedTask;
    });

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(6)]
    [InlineData(8)]
    public void A_picture_stays_the_right_way_up(int orientation)
    {
        var clean = CleanPicture.Of(Snapshots.Jpeg(orientation: orientation))!;
        var exif = clean.Bytes.AsSpan().IndexOf("Exif\0\0"u8);
        (exif > 0).ShouldBe(orientation != 1);
        if (exif > 0)
        {
            Orientation.Read(clean.Bytes.AsSpan(exif)).ShouldBe(orientation);
        }
    }

    [Fact]
    public void What_is_no_picture_or_too_large_to_look_at_is_refused()
    {
        CleanPicture.Of([]).ShouldBeNull();
        CleanPicture.Of("<svg xmlns='http://www.w3.org/2000/svg'/>"u8).ShouldBeNull();
        CleanPicture.Of("GIF89a............"u8).ShouldBeNull();
        CleanPicture.Of("RIFF....WAVE........"u8).ShouldBeNull();
        CleanPicture.Of(Snapshots.Jpeg(width: 10_001)).ShouldBeNull();
        CleanPicture.Of(Snapshots.Jpeg(height: 0)).ShouldBeNull();
        CleanPicture.Of(Snapshots.Png(width: int.MaxValue)).ShouldBeNull();
        CleanPicture.Of(Snapshots.Png(height: 0)).ShouldBeNull();
        CleanPicture.Of(Snapshots.Webp(width: 10_001)).ShouldBeNull();
    }
}
