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

    /// <summary>As it comes out of a message, a PDF or a table, and as somebody types it who sees no dash on her keyboard.</summary>
    [Theory]
    [InlineData("CL\u20112026\u2011{0}\u2011{1}")]
    [InlineData("CL\u20132026\u2013{0}\u2014{1}")]
    [InlineData("\u202DCL-2026-{0}-{1}\u202C")]
    [InlineData("\u2066CL-2026-{0}-{1}\u2069")]
    [InlineData("\u200ECL-2026-\u200B{0}-{1}\uFEFF")]
    [InlineData("CL-2026-{0}\u00A0-\u202F{1}")]
    [InlineData("CL\u00AD-2026-{0}-{1}")]
    [InlineData("cl 2026 {0} {1}")]
    [InlineData("CL2026{0}{1}")]
    [InlineData("CL\u22122026\uFF0D{0}\uFE63{1}")]
    public void A_number_is_read_however_it_was_pasted(string pasted)
    {
        var number = CredentialNumber.Draw(2026);
        CredentialNumber.Read(string.Format(System.Globalization.CultureInfo.InvariantCulture, pasted, number[8..12], number[13..]))
            .ShouldBe(number);
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
