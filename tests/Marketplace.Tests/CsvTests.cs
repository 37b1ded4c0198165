using CreativeLabs.Marketplace.Ledger;

namespace CreativeLabs.Marketplace.Tests;

/// <summary>What a spreadsheet reads, without a service.</summary>
public sealed class CsvTests
{
    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("a,b", "\"a,b\"")]
    [InlineData("say \"it\"", "\"say \"\"it\"\"\"")]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("", "")]
    public void A_text_in_a_table_is_never_a_formula(string text, string written) => Csv.Text(text).ShouldBe(written);
}
