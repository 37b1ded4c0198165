using CreativeLabs.Contracts;
using PdfSharp.Drawing;
using PdfSharp.Pdf;
using QRCoder;

namespace CreativeLabs.Training.Credentials;

/// <summary>The credential on paper: A4, landscape, one page. It says what the public page says, and carries its address as a QR
/// code.</summary>
internal static class Certificate
{
    private const double Margin = 56;
    private static readonly XBrush Ink = new XSolidBrush(XColor.FromArgb(22, 22, 22));
    private static readonly XBrush Quiet = new XSolidBrush(XColor.FromArgb(80, 80, 80));
    private static readonly XPen Frame = new(XColor.FromArgb(11, 93, 42), 2);

    public static byte[] Draw(Credential credential, LocalText? lab, string? name, string language, string address)
    {
        using var document = new PdfDocument();
        document.Info.Title = $"{PageWords.Certificate.In(language)} {credential.Number}";
        document.Info.Author = VerifyCredential.Issuer.In(language);
        document.Language = language;
        var page = document.AddPage();
        page.Size = PdfSharp.PageSize.A4;
        page.Orientation = PdfSharp.PageOrientation.Landscape;
        using (var paper = XGraphics.FromPdfPage(page))
        {
            var (width, height) = (page.Width.Point, page.Height.Point);
            paper.DrawRectangle(Frame, 28, 28, width - 56, height - 56);
            var y = Line(paper, VerifyCredential.Issuer.In(language), Font(14), Quiet, width, 96);
            y = Line(paper, PageWords.Certificate.In(language), Font(34, FontFiles.Serif, bold: true), Ink, width, y + 12);
            if (name is not null)
            {
                y = Line(paper, name, Font(24, bold: true), Ink, width, y + 14);
            }

            y = Line(paper, PageWords.Completed.In(language), Font(14), Quiet, width, y + 18);
            y = Line(paper, credential.Course.In(language), Font(24, bold: true), Ink, width, y + 4);
            if (lab is not null)
            {
                Line(paper, lab.In(language), Font(14), Quiet, width, y + 6);
            }

            Foot(paper, credential, language, address, width, height);
        }

        using var bytes = new MemoryStream();
        document.Save(bytes);
        return bytes.ToArray();
    }

    private static void Foot(XGraphics paper, Credential credential, string language, string address, double width, double height)
    {
        const double Side = 110;
        var top = height - Margin - Side;
        Code(paper, address, width - Margin - Side, top, Side);
        var y = top;
        foreach (var (label, value) in ((LocalText, string)[])
            [(PageWords.IssuedOn, PageWords.Date(credential.IssuedOn, language)), (PageWords.Number, credential.Number),
                (PageWords.Check, address)])
        {
            paper.DrawString(label.In(language), Font(10), Quiet, new XPoint(Margin, y + 10));
            paper.DrawString(value, Font(13, bold: true), Ink, new XPoint(Margin, y + 26));
            y += 38;
        }
    }

    /// <summary>Centred, in as many lines as it needs; gives the height after the last one.</summary>
    private static double Line(XGraphics paper, string text, XFont font, XBrush brush, double width, double y)
    {
        var line = "";
        foreach (var word in text.Split(' '))
        {
            var longer = line.Length == 0 ? word : $"{line} {word}";
            if (line.Length > 0 && paper.MeasureString(longer, font).Width > width - (2 * Margin))
            {
                paper.DrawString(line, font, brush, new XRect(0, y, width, font.Height), XStringFormats.TopCenter);
                y += font.Height;
                longer = word;
            }

            line = longer;
        }

        paper.DrawString(line, font, brush, new XRect(0, y, width, font.Height), XStringFormats.TopCenter);
        return y + font.Height;
    }

    private static void Code(XGraphics paper, string address, double left, double top, double side)
    {
        using var code = QRCodeGenerator.GenerateQrCode(address, QRCodeGenerator.ECCLevel.M);
        var dot = side / code.ModuleMatrix.Count;
        for (var row = 0; row < code.ModuleMatrix.Count; row++)
        {
            // A run of dark modules is one rectangle: no hair lines between them, and a smaller file.
            for (var from = 0; from < code.ModuleMatrix.Count; from++)
            {
                var until = from;
                while (until < code.ModuleMatrix.Count && code.ModuleMatrix[row][until])
                {
                    until++;
                }

                if (until > from)
                {
                    paper.DrawRectangle(XBrushes.Black, left + (from * dot), top + (row * dot), (until - from) * dot, dot * 1.02);
                    from = until;
                }
            }
        }
    }

    private static XFont Font(double size, string family = FontFiles.Sans, bool bold = false) =>
        new(family, size, bold ? XFontStyleEx.Bold : XFontStyleEx.Regular, new XPdfFontOptions(PdfFontEncoding.Unicode));
}
