using System.Security.Cryptography;
using CreativeLabs.Keys;

namespace CreativeLabs.ServiceDefaults;

/// <summary>Sealing byte by byte.</summary>
public sealed class SealedTests
{
    private const int Overhead = 1 + 12 + 16;

    private static readonly byte[] Key = RandomNumberGenerator.GetBytes(32);

    [Fact]
    public void Bytes_come_back_and_an_empty_value_does_too()
    {
        byte[] plain = [0, 1, 255];
        Sealed.Open(Key, Sealed.Seal(Key, plain, "a"), "a").ShouldBe(plain);
        Sealed.Open(Key, Sealed.Seal(Key, [], "a"), "a").ShouldBeEmpty();
    }

    [Fact]
    public void It_is_a_version_a_nonce_a_tag_and_as_many_bytes_as_were_sealed()
    {
        var box = Sealed.Seal(Key, [7, 7, 7], "a");
        box.Length.ShouldBe(Overhead + 3);
        box[0].ShouldBe((byte)1);
        box[1..13].ShouldNotBe(new byte[12]);
    }

    [Fact]
    public void No_byte_of_it_can_be_changed()
    {
        var box = Sealed.Seal(Key, "Айгүл", "a");
        for (var place = 0; place < box.Length; place++)
        {
            byte[] changed = [.. box];
            changed[place] ^= 1;
            Should.Throw<CryptographicException>(() => Sealed.OpenText(Key, changed, "a"));
        }
    }

    [Fact]
    public void What_is_too_short_is_no_sealed_value()
    {
        var box = Sealed.Seal(Key, [], "a");
        Should.Throw<CryptographicException>(() => Sealed.Open(Key, box[..^1], "a")).Message.ShouldBe("Not a sealed value.");
        Should.Throw<CryptographicException>(() => Sealed.Open(Key, [], "a")).Message.ShouldBe("Not a sealed value.");
    }
}
