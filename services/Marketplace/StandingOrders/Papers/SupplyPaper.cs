using System.Globalization;
using CreativeLabs.Contracts;
using CreativeLabs.Marketplace.Ledger;
using PdfSharp.Drawing;
using PdfSharp.Pdf;

namespace CreativeLabs.Marketplace.StandingOrders.Papers;

/// <summary>What a paper says.</summary>
/// <param name="Heading">Its kind and number.</param>
/// <param name="Lines">Beside each other: who, what, how much, and of an invoice what it comes to.</param>
/// <param name="Facts">Above them.</param>
/// <param name="Closing">Below them.</param>
internal sealed record Paper(string Heading, IReadOnlyList<string> Facts, IReadOnlyList<PaperLine> Lines, IReadOnlyList<string> Closing);

/// <summary>A line of a paper.</summary>
internal sealed record PaperLine(string Who, string What, string Quantity, string Amount);

/// <summary>Delivery notes and invoices: A4, as many pages as it takes.</summary>
internal static class SupplyPaper
{
    private const double Margin = 48;
    private const double Row = 16;

    /// <summary>Where each column begins or, of figures, ends.</summary>
    private static readonly double[] Columns = [Margin, 190, 465, 547];

    public static readonly LocalText DeliveryNote = new("Жүк кагазы", "Накладная", "Delivery note");
    public static readonly LocalText Invoice = new("Эсеп", "Счёт", "Invoice");
    public static readonly LocalText For = new("Кимге", "Кому", "For");
    public static readonly LocalText To = new("Дареги", "Адрес", "Address");
    public static readonly LocalText DeliveredOn = new("Күнү", "Дата поставки", "Delivered on");
    public static readonly LocalText Lot = new("партия", "партия", "lot");
    public static readonly LocalText Rejected = new("кайтарылды", "возвращено", "sent back");
    public static readonly LocalText Missing = new("Жеткирилген жок", "Не поставлено", "Not delivered");
    public static readonly LocalText Total = new("Бардыгы", "Итого", "Total");
    public static readonly LocalText Received = new("Алдым: ______________________", "Принято: ______________________",
        "Received by: ______________________");

    public static byte[] Draw(Paper paper, string language)
    {
        using var document = new PdfDocument();
        document.Info.Title = paper.Heading;
        document.Language = language;
        var lines = new Queue<PaperLine>(paper.Lines);
        do
        {
            var page = document.AddPage();
            page.Size = PdfSharp.PageSize.A4;
            using var sheet = XGraphics.FromPdfPage(page);
            var y = document.PageCount == 1 ? Head(sheet, paper) : Margin;
            for (; lines.Count > 0 && y < page.Height.Point - (3 * Margin); y += Row)
            {
                Line(sheet, lines.Dequeue(), y);
            }

            if (lines.Count == 0)
            {
                foreach (var words in paper.Closing)
                {
                    y += Row * 1.5;
                    sheet.DrawString(words, Font(11, bold: true), XBrushes.Black, new XPoint(Margin, y));
                }
            }

            sheet.DrawString(document.PageCount.ToString(CultureInfo.InvariantCulture), Font(9), XBrushes.Gray,
                new XPoint(Columns[3], page.Height.Point - (Margin / 2)), XStringFormats.BaseLineRight);
        }
        while (lines.Count > 0);

        using var bytes = new MemoryStream();
        document.Save(bytes);
        return bytes.ToArray();
    }

    private static double Head(XGraphics sheet, Paper paper)
    {
        sheet.DrawString(paper.Heading, Font(18, bold: true), XBrushes.Black, new XPoint(Margin, Margin + 10));
        var y = Margin + 34;
        foreach (var fact in paper.Facts)
        {
            sheet.DrawString(Fit(sheet, fact, Font(11), Columns[3] - Margin), Font(11), XBrushes.Black, new XPoint(Margin, y));
            y += Row;
        }

        return y + Row;
    }

    private static void Line(XGraphics sheet, PaperLine line, double y)
    {
        var font = Font(9);
        sheet.DrawString(Fit(sheet, line.Who, font, Columns[1] - Columns[0] - 8), font, XBrushes.Black, new XPoint(Columns[0], y));
        sheet.DrawString(Fit(sheet, line.What, font, Columns[2] - Columns[1] - 80), font, XBrushes.Black, new XPoint(Columns[1], y));
        sheet.DrawString(line.Quantity, font, XBrushes.Black, new XPoint(Columns[2], y), XStringFormats.BaseLineRight);
        sheet.DrawString(line.Amount, font, XBrushes.Black, new XPoint(Columns[3], y), XStringFormats.BaseLineRight);
    }

    /// <summary>Cut with an ellipsis where it is longer than its column.</summary>
    private static string Fit(XGraphics sheet, string text, XFont font, double width)
    {
        var shown = text;
        while (shown.Length > 1 && sheet.MeasureString(shown, font).Width > width)
        {
            shown = $"{shown.TrimEnd('…')[..^1]}…";
        }

        return shown;
    }

    private static XFont Font(double size, bool bold = false) => new(FontFiles.Family, size,
        bold ? XFontStyleEx.Bold : XFontStyleEx.Regular, new XPdfFontOptions(PdfFontEncoding.Unicode));
}
