using CreativeLabs.Registration.People.Persons;


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
    [InlineData("+996 0700 123456")]
    [InlineData("+996/700/123/456")]
    [InlineData("\u202A+996\u00A0700\u2011123\u2013456\u202C")]
    [InlineData("\u200E+996 700 123 456\uFEFF")]
    [InlineData("\u202D+996\u202F700\u2009123\u2011456\u202C")]
    [InlineData("\t0700\u2013123456\r\n")]
    [InlineData("\u2066[0700] 12\u200B34\u00AD56\u2069")]
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
    [InlineData("87011234567")]
    [InlineData("+")]
    [InlineData("00")]
    [InlineData("0")]
    [InlineData("++996700123456")]
    [InlineData("+996+700123456")]
    [InlineData("+0700123456")]
    [InlineData("+99670012345")]
    [InlineData("+9967001234567")]
    [InlineData("0352212345")]
    [InlineData("0353412345")]
    [InlineData("0204123456")]
    [InlineData("0530123456")]
    [InlineData("0991123456")]
    [InlineData("0700 12345a")]
    [InlineData("+996 ٧٠٠ 123 456")]
    [InlineData("+996700123456\u0007")]
    [InlineData("0700123456;0700123457")]
    public void What_is_no_mobile_number_of_the_country_is_not_read(string? text) => PhoneNumber.TryRead(text).ShouldBeNull();

    [Theory]
    [InlineData("+7 701 123 45 67", "+77011234567")]
    [InlineData("+7 (916) 123-45-67", "+79161234567")]
    [InlineData("+998 90 123 45 67", "+998901234567")]
    [InlineData("00992 93 123 4567", "+992931234567")]
    [InlineData("+90 0532 123 45 67", "+905321234567")]
    [InlineData("+49 1512 3456789", "+4915123456789")]
    [InlineData("+44 (0)7400 123456", "+447400123456")]
    [InlineData("+82 10-1234-5678", "+821012345678")]
    [InlineData("+86 138 0013 8000", "+8613800138000")]
    [InlineData("+91 98765 43210", "+919876543210")]
    [InlineData("+971 50 123 4567", "+971501234567")]
    [InlineData("+39 312 345 6789", "+393123456789")]
    [InlineData("+54 9 11 2345 6789", "+5491123456789")]
    [InlineData("+33 6 12 34 56 78", "+33612345678")]
    [InlineData("+1 202 555 0101", "+12025550101")]
    public void A_number_of_any_country_is_read(string text, string e164)
    {
        var phone = PhoneNumber.TryRead(text).ShouldNotBeNull();
        (phone.E164, phone.IsAtHome).ShouldBe((e164, false));
        PhoneNumber.TryRead(phone.E164).ShouldBe(phone);
    }

    [Theory]
    [InlineData("+7 495 123-45-67")]
    [InlineData("+7 7172 12 34 56")]
    [InlineData("+49 30 123456")]
    [InlineData("+44 20 7946 0958")]
    [InlineData("+33 1 23 45 67 89")]
    [InlineData("+996 312 123456")]
    [InlineData("+1 800 253 0000")]
    [InlineData("+33 8 99 12 34 56")]
    [InlineData("+44 70 1234 5678")]
    [InlineData("+808 1234 5678")]
    [InlineData("+882 16 12345678")]
    [InlineData("+999 123 456 789")]
    [InlineData("+49 1512 345")]
    [InlineData("+998 90 123 45 678")]
    public void A_landline_or_a_number_that_costs_more_is_not_read(string text) => PhoneNumber.TryRead(text).ShouldBeNull();

    [Fact]
    public void A_number_that_was_kept_is_not_judged_again() => PhoneNumber.Kept("+996312123456")!.E164.ShouldBe("+996312123456");

    [Fact]
    public void A_number_does_not_show_itself_in_a_log() => PhoneNumber.TryRead("0700123456")!.ToString().ShouldNotContain("700");
}
