using CreativeLabs.Marketplace.Orders;

namespace CreativeLabs.Marketplace.Tests;

public sealed class HandoverCodeTests
{
    [Theory]
    [InlineData("abc-123")]
    [InlineData(" ABC 123 ")]
    [InlineData("ABC\u2011123")]
    [InlineData("ABC\u2013123")]
    [InlineData("ABC\u00A0123\u200E")]
    [InlineData("ABCI23")]
    public void A_code_is_read_however_it_was_typed_or_pasted(string said) => HandoverCode.Read(said).ShouldBe("ABC123");
}
