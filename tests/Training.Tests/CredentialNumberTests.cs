using System.Text.RegularExpressions;
using CreativeLabs.Training.Credentials;

namespace CreativeLabs.Training.Tests;

public sealed class CredentialNumberTests
{
    [Fact]
    public void A_number_looks_as_it_is_printed_and_reads_back()
    {
        for (var i = 0; i < 1000; i++)
        {
            var number = CredentialNumber.Draw(2026);
            Regex.IsMatch(number, "^CL-2026-[2-9A-HJ-KM-NP-Z]{4}-[2-9A-HJ-KM-NP-Z]{4}$").ShouldBeTrue(number);
            CredentialNumber.Read($" {number.ToLowerInvariant()} ").ShouldBe(number);
        }
    }

    [Fact]
    public void Any_one_wrong_character_is_noticed()
    {
        var number = CredentialNumber.Draw(2026);
        foreach (var place in Enumerable.Range(8, 4).Concat(Enumerable.Range(13, 4)))
        {
            foreach (var other in CredentialNumber.Alphabet.Where(c => c != number[place]))
            {
                CredentialNumber.Read(number[..place] + other + number[(place + 1)..]).ShouldBeNull();
            }
        }

        CredentialNumber.Read(number.Replace("2026", "2025", StringComparison.Ordinal)).ShouldBeNull();
    }

    [Fact]
    public void Two_swapped_characters_are_noticed()
    {
        for (var i = 0; i < 200; i++)
        {
            var number = CredentialNumber.Draw(2026).ToCharArray();
            if (number[8] != number[14])
            {
                (number[8], number[14]) = (number[14], number[8]);
                CredentialNumber.Read(new string(number)).ShouldBeNull();
            }
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("CL-2026")]
    [InlineData("CL-2026-OOOO-IIII")]
    [InlineData("XX-2026-7F3K-9QXD")]
    [InlineData("CL-٢٠٢٦-7F3K-9QXD")]
    [InlineData("CL-2026-7F3K-9QX\0")]
    public void What_no_number_can_be_is_no_number(string typed) => CredentialNumber.Read(typed).ShouldBeNull();
}
