namespace CreativeLabs.Notifications.SmsProviders;

/// <summary>What follows from what the providers call it.</summary>
public sealed class CodeTests
{
    [Theory]
    [InlineData("0", SmsVerdict.Taken)]
    [InlineData("2", SmsVerdict.OtherProvider)]
    [InlineData("3", SmsVerdict.OtherProvider)]
    [InlineData("4", SmsVerdict.OtherProvider)]
    [InlineData("6", SmsVerdict.TextRefused)]
    [InlineData("7", SmsVerdict.NumberDead)]
    [InlineData("9", SmsVerdict.RetrySame)]
    [InlineData("10", SmsVerdict.RetrySame)]
    [InlineData("77", SmsVerdict.RetrySame)]
    internal void A_status_of_Nikita_means_one_thing(string status, SmsVerdict verdict) =>
        NikitaCodes.OfStatus(status).Verdict.ShouldBe(verdict);

    [Theory]
    [InlineData("0", SmsVerdict.Taken)]
    [InlineData("1", SmsVerdict.Taken)]
    [InlineData("2", SmsVerdict.TextRefused)]
    [InlineData("3", SmsVerdict.Delivered)]
    [InlineData("4", SmsVerdict.Unknown)]
    [InlineData("5", SmsVerdict.OtherProvider)]
    [InlineData("6", SmsVerdict.Taken)]
    [InlineData("7", SmsVerdict.Unknown)]
    internal void A_report_of_Nikita_means_one_thing(string report, SmsVerdict verdict) =>
        NikitaCodes.OfReport(report).Verdict.ShouldBe(verdict);

    [Theory]
    [InlineData("queued", null, SmsVerdict.Taken)]
    [InlineData("sent", null, SmsVerdict.Taken)]
    [InlineData("delivered", null, SmsVerdict.Delivered)]
    [InlineData("undelivered", 30003, SmsVerdict.Unknown)]
    [InlineData("undelivered", 30008, SmsVerdict.Unknown)]
    [InlineData("failed", 30001, SmsVerdict.RetrySame)]
    [InlineData("failed", 30002, SmsVerdict.OtherProvider)]
    [InlineData("failed", 30006, SmsVerdict.NumberDead)]
    [InlineData("failed", 21211, SmsVerdict.NumberDead)]
    [InlineData("failed", 30007, SmsVerdict.TextRefused)]
    [InlineData("failed", null, SmsVerdict.Unknown)]
    internal void A_receipt_of_the_other_provider_means_one_thing(string status, int? error, SmsVerdict verdict) =>
        RestCodes.OfStatus(status, error).Verdict.ShouldBe(verdict);

    [Fact]
    public void A_reference_has_twelve_letters_and_digits_and_is_the_deliverys_own()
    {
        var ids = Enumerable.Range(0, 10_000).Select(_ => Guid.CreateVersion7()).ToList();
        var references = ids.ConvertAll(SmsReference.Of);
        references.ShouldAllBe(r => r.Length == 12 && r.All(char.IsAsciiLetterOrDigit));
        references.Distinct().Count().ShouldBe(10_000);
        SmsReference.Of(ids[0]).ShouldBe(references[0]);
    }
}
