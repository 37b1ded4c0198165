using System.Security.Cryptography;
using CreativeLabs.Contracts;
using CreativeLabs.Keys;
using FsCheck;
using FsCheck.Fluent;

namespace CreativeLabs.ServiceDefaults;

public sealed class SmallThings
{
    private static readonly byte[] Key = RandomNumberGenerator.GetBytes(32);

    [Theory]
    [InlineData("ky", "к", "ky")]
    [InlineData("ru", "р", "ru")]
    [InlineData("en", "к", "ky")]
    public void A_text_falls_back_in_the_order_of_people(string asked, string text, string language) =>
        new LocalText("к", "р", null).Find(asked).ShouldBe((text, language));

    [Fact]
    public void What_is_sealed_opens_only_where_it_belongs()
    {
        var box = Sealed.Seal(Key, "Айгүл", "person.name/1");
        Sealed.OpenText(Key, box, "person.name/1").ShouldBe("Айгүл");
        Should.Throw<CryptographicException>(() => Sealed.OpenText(Key, box, "person.name/2"));
        Should.Throw<CryptographicException>(() => Sealed.OpenText(RandomNumberGenerator.GetBytes(32), box, "person.name/1"));
        Should.Throw<CryptographicException>(() => Sealed.OpenText(Key, box[..10], "person.name/1"));
        Sealed.Seal(Key, "Айгүл", "person.name/1").ShouldNotBe(box, "each sealing has a nonce of its own");
    }

    [Fact]
    public void A_seeded_id_is_the_same_everywhere_and_a_version_7()
    {
        WellKnown.Id("lab/at-bashy").ShouldBe(WellKnown.Id("lab/at-bashy"));
        WellKnown.Id("lab/at-bashy").ShouldNotBe(WellKnown.Id("lab/kochkor"));
        WellKnown.Id("lab/at-bashy").Version.ShouldBe(7);
    }
}
