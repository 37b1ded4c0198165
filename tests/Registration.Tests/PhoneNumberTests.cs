using CreativeLabs.Registration.People;

namespace CreativeLabs.Registration.Tests;

public sealed class PhoneNumberTests
{
    [Theory]
    [InlineData("+996 700 123 456")]
    [InlineData("+996700123456")]
    [InlineData("996700123456")]
    [InlineData("00996700123456")]
    [InlineData("0700123456")]
    [InlineData("0700 12-34-56")]
    [InlineData(" 0 (700) 123.456 ")]
    public void One_number_is_read_however_it_is_written(string text) => PhoneNumber.TryRead(text)!.E164.ShouldBe("+996700123456");

    [Theory]
    [InlineData("0200123456")]
    [InlineData("0205123456")]
    [InlineData("0220123456")]
    [InlineData("0500123456")]
    [InlineData("0557123456")]
    [InlineData("0600123456")]
    [InlineData("0755123456")]
    [InlineData("0770123456")]
    [InlineData("0880123456")]
    [InlineData("0888123456")]
    [InlineData("0912123456")]
    [InlineData("0990123456")]
    [InlineData("0999123456")]
    [InlineData("0312581234")]
    [InlineData("0312973123")]
    public void Mobile_prefixes_are_taken(string text) => PhoneNumber.TryRead(text).ShouldNotBeNull();

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("700123456")]
    [InlineData("+7 701 123 45 67")]
    [InlineData("+99670012345")]
    [InlineData("+9967001234567")]
    [InlineData("0352212345")]
    [InlineData("0353412345")]
    [InlineData("0204123456")]
    [InlineData("0530123456")]
    [InlineData("0991123456")]
    [InlineData("0700 12345a")]
    [InlineData("+996 ٧٠٠ 123 456")]
    [InlineData("+996700123456\n")]
    [InlineData("0700123456;0700123457")]
    public void What_is_no_mobile_number_of_the_country_is_not_read(string? text) => PhoneNumber.TryRead(text).ShouldBeNull();

    [Fact]
    public void A_number_does_not_show_itself_in_a_log() => PhoneNumber.TryRead("0700123456")!.ToString().ShouldNotContain("700");
}
