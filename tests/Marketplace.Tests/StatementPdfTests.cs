using System.Diagnostics;
using System.Globalization;
using CreativeLabs.Marketplace.Ledger;
using CreativeLabs.Support;
using Microsoft.Extensions.Configuration;

namespace CreativeLabs.Marketplace.Tests;

/// <summary>A shop's month on paper, read by another program than the one that wrote it.</summary>
[Collection("marketplace")]
public sealed class StatementPdfTests(MarketplaceFixture marketplace)
{
    [Theory]
    [InlineData("ky", "Көчүрмө", "Сатуу", "Айдын аягындагы калдык: 950.00")]
    [InlineData("ru", "Выписка", "Продажа", "Остаток на конец месяца: 950.00")]
    [InlineData("en", "Statement", "Sale", "Balance at the end: 950.00")]
    public async Task Her_month_is_printed_in_her_language(string language, params string[] said)
    {
        var (_, seller) = await marketplace.NewSeller();
        var month = marketplace.Clock.GetUtcNow().ToOffset(TimeSpan.FromHours(6)).ToString("yyyy-MM", CultureInfo.InvariantCulture);
        var order = await marketplace.Bought(marketplace.Buyer(), (await marketplace.Listed(1, seller: seller), 1));
        var number = (await marketplace.Operator.GetJson($"/v1/orders/{order}")).GetProperty("number").GetString()!;
        seller.DefaultRequestHeaders.AcceptLanguage.Clear();
        seller.DefaultRequestHeaders.AcceptLanguage.ParseAdd(language);
        var answer = await seller.GetAsync($"/v1/me/seller/statements/{month}/pdf");
        answer.Content.Headers.ContentType?.MediaType.ShouldBe("application/pdf");
        var text = Text(await answer.Content.ReadAsByteArrayAsync());
        foreach (var part in said.Append(number).Append(month).Append("950.00"))
        {
            text.ShouldContain(part);
        }

        await (await marketplace.Buyer().GetAsync($"/v1/me/seller/statements/{month}/pdf")).ShouldBeProblem(404);
        await (await seller.GetAsync("/v1/me/seller/statements/2026-00/pdf")).ShouldBeProblem(404);
    }

    [Fact]
    public void A_month_of_many_lines_takes_many_pages_and_loses_none()
    {
        FontFiles.Set(new ConfigurationBuilder().Build()).ShouldBeEmpty();
        var lines = Enumerable.Range(1, 500).Select(i => new StatementLine(DateTimeOffset.UnixEpoch, "payment", new string('ш', 80),
            $"N-{i:0000}", Money.Of(100), Money.Of(i * 100))).ToList();
        var pdf = StatementPdf.Draw(new StatementView("2026-03", Money.Of(0), Money.Of(50_000), lines), new string('ө', 200), "ky");
        var text = Text(pdf);
        lines.ShouldAllBe(line => text.Contains(line.OrderNumber!, StringComparison.Ordinal));
        text.ShouldContain("Айдын аягындагы калдык: 500.00");
        text.Count(letter => letter == '\f').ShouldBeInRange(10, 14);
    }

    [Fact]
    public void Typefaces_that_are_not_there_are_named() => FontFiles.Set(new ConfigurationBuilder().AddInMemoryCollection(
        new Dictionary<string, string?> { ["Fonts:Folder"] = "/nowhere" }).Build())
        .ShouldBe(["/nowhere/DejaVuSans.ttf", "/nowhere/DejaVuSans-Bold.ttf"]);

    private static string Text(byte[] pdf)
    {
        using var process = Process.Start(new ProcessStartInfo("pdftotext", ["-layout", "-", "-"])
        {
            RedirectStandardInput = true, RedirectStandardOutput = true, UseShellExecute = false,
        })!;
        process.StandardInput.BaseStream.Write(pdf);
        process.StandardInput.Close();
        var said = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        process.ExitCode.ShouldBe(0);
        return said;
    }
}
