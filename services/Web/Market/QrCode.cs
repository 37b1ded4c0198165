using System.Text;
using QRCoder;

namespace CreativeLabs.Web.Market;

/// <summary>A QR code as one path of SVG, black on white whatever the page looks like.</summary>
internal static class QrCode
{
    /// <summary>An image's address that holds the image itself.</summary>
    public static string Image(string text)
    {
        using var generator = new QRCodeGenerator();
        using var code = generator.CreateQrCode(text, QRCodeGenerator.ECCLevel.M);
        var rows = code.ModuleMatrix;
        var path = new StringBuilder();
        for (var y = 0; y < rows.Count; y++)
        {
            for (var x = 0; x < rows[y].Length; x++)
            {
                if (rows[y][x])
                {
                    path.Append('M').Append(x).Append(' ').Append(y).Append("h1v1h-1z");
                }
            }
        }

        var svg = $"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 {rows.Count} {rows.Count}' shape-rendering='crispEdges'>" +
            $"<path fill='#fff' d='M0 0h{rows.Count}v{rows.Count}h-{rows.Count}z'/><path d='{path}'/></svg>";
        return "data:image/svg+xml;base64," + Convert.ToBase64String(Encoding.ASCII.GetBytes(svg));
    }
}
