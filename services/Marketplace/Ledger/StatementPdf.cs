using System.Globalization;
using CreativeLabs.Contracts;
using CreativeLabs.Marketplace.Data;
using CreativeLabs.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using PdfSharp.Drawing;
using PdfSharp.Pdf;

namespace CreativeLabs.Marketplace.Ledger;

/// <summary>A shop's month on paper: A4, as many pages as it takes, in the language that its owner asks in.</summary>
internal static partial class StatementPdf
{
    private const double Margin = 48;
    private const double Row = 16;

    private static readonly Error NoTypeface = new("statement_unavailable",
        "Көчүрмөнү азыр басып чыгарууга болбойт, кийинчерээк кайталаңыз.", "Сейчас выписку напечатать нельзя, повторите позже.",
        "The statement cannot be printed now; try again later.", 503);

    private static readonly LocalText Heading = new("Көчүрмө", "Выписка", "Statement");
    private static readonly LocalText Opening = new("Айдын башындагы калдык", "Остаток на начало месяца", "Balance at the start");
    private static readonly LocalText Closing = new("Айдын аягындагы калдык", "Остаток на конец месяца", "Balance at the end");
    private static readonly LocalText Nothing = new("Бул айда кыймыл болгон жок.", "В этом месяце движений не было.",
        "Nothing moved in this month.");

    /// <summary>Date, what, order, amount and balance: where each column begins or, of figures, ends.</summary>
    private static readonly double[] Columns = [Margin, 120, 330, 465, 547];

    public static async Task<Results<FileContentHttpResult, ProblemResult>> Handle(string month, Caller caller, MarketplaceDb db,
        IConfiguration settings, ILogger<FontFiles> logger, HttpContext http, CancellationToken token)
    {
        if (await Statement.Of(month, caller, db, http, token) is not { } statement)
        {
            return ProblemResult.NotFound;
        }

        if (FontFiles.Set(settings) is { Count: > 0 } missing)
        {
            Missing(logger, string.Join(", ", missing));
            return ProblemResult.Of(NoTypeface);
        }

        var shop = await db.Sellers.Where(s => s.PersonId == caller.PersonId).Select(s => s.DisplayName).SingleAsync(token);
        http.Response.Headers.CacheControl = "no-store";
        return TypedResults.File(Draw(statement, http.Say(shop), http.Language()), "application/pdf", $"statement-{statement.Month}.pdf");
    }

    public static byte[] Draw(StatementView statement, string shop, string language)
    {
        using var document = new PdfDocument();
        document.Info.Title = $"{Heading.In(language)} {statement.Month}";
        document.Language = language;
        var lines = new Queue<StatementLine>(statement.Lines);
        do
        {
            var page = document.AddPage();
            page.Size = PdfSharp.PageSize.A4;
            using var paper = XGraphics.FromPdfPage(page);
            var y = document.PageCount == 1 ? Head(paper, statement, shop, language) : Margin;
            for (; lines.Count > 0 && y < page.Height.Point - (2 * Margin); y += Row)
            {
                Line(paper, lines.Dequeue(), y);
            }

            if (lines.Count == 0)
            {
                paper.DrawString($"{Closing.In(language)}: {Som(statement.Closing)}", Font(11, bold: true), XBrushes.Black,
                    new XPoint(Margin, y + Row));
            }

            paper.DrawString(document.PageCount.ToString(CultureInfo.InvariantCulture), Font(9), XBrushes.Gray,
                new XPoint(Columns[4], page.Height.Point - (Margin / 2)), XStringFormats.BaseLineRight);
        }
        while (lines.Count > 0);

        using var bytes = new MemoryStream();
        document.Save(bytes);
        return bytes.ToArray();
    }

    private static double Head(XGraphics paper, StatementView statement, string shop, string language)
    {
        paper.DrawString($"{Heading.In(language)} {statement.Month}", Font(18, bold: true), XBrushes.Black,
            new XPoint(Margin, Margin + 10));
        paper.DrawString(Fit(paper, shop, Font(12), Columns[4] - Margin), Font(12), XBrushes.Black, new XPoint(Margin, Margin + 30));
        paper.DrawString($"{Opening.In(language)}: {Som(statement.Opening)}", Font(11, bold: true), XBrushes.Black,
            new XPoint(Margin, Margin + 54));
        if (statement.Lines.Count == 0)
        {
            paper.DrawString(Nothing.In(language), Font(10), XBrushes.Black, new XPoint(Margin, Margin + 78));
        }

        return Margin + 78 + (statement.Lines.Count == 0 ? Row : 0);
    }

    private static void Line(XGraphics paper, StatementLine line, double y)
    {
        var font = Font(9);
        var day = line.At.ToOffset(TimeSpan.FromHours(6)).ToString("dd.MM.yyyy", CultureInfo.InvariantCulture);
        paper.DrawString(day, font, XBrushes.Black, new XPoint(Columns[0], y));
        paper.DrawString(Fit(paper, line.What, font, Columns[2] - Columns[1] - 8), font, XBrushes.Black, new XPoint(Columns[1], y));
        paper.DrawString(line.OrderNumber ?? "", font, XBrushes.Black, new XPoint(Columns[2], y));
        paper.DrawString(Som(line.Amount), font, XBrushes.Black, new XPoint(Columns[3], y), XStringFormats.BaseLineRight);
        paper.DrawString(Som(line.Balance), font, XBrushes.Black, new XPoint(Columns[4], y), XStringFormats.BaseLineRight);
    }

    /// <summary>Cut with an ellipsis where it is longer than its column.</summary>
    private static string Fit(XGraphics paper, string text, XFont font, double width)
    {
        var shown = text;
        while (shown.Length > 1 && paper.MeasureString(shown, font).Width > width)
        {
            shown = $"{shown.TrimEnd('…')[..^1]}…";
        }

        return shown;
    }

    private static string Som(Money money) => (money.Amount / 100m).ToString("0.00", CultureInfo.InvariantCulture);

    private static XFont Font(double size, bool bold = false) => new(FontFiles.Family, size,
        bold ? XFontStyleEx.Bold : XFontStyleEx.Regular, new XPdfFontOptions(PdfFontEncoding.Unicode));

    [LoggerMessage(Level = LogLevel.Error,
        Message = "No statement can be printed: {Missing} is missing. Install fonts-dejavu-core, or set Fonts:Folder")]
    private static partial void Missing(ILogger logger, string missing);
}
