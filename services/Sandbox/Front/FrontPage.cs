using System.Globalization;
using System.Net;
using System.Text;
using CreativeLabs.Sandbox.Payments;
using CreativeLabs.Sandbox.Sms;
using QRCoder;

namespace CreativeLabs.Sandbox.Front;

internal static class FrontPage
{
    private const string Head = """
        <!doctype html>
        <html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
        <title>Sandbox: phones and payments</title>
        <style>
          body { font: 1rem/1.5 system-ui, sans-serif; max-width: 60rem; margin: 0 auto; padding: 1rem; color: #1a1a1a; background: #fff }
          table { border-collapse: collapse; width: 100% }
          th, td { text-align: left; vertical-align: top; padding: .5rem; border-bottom: 1px solid #767676 }
          ul { list-style: none; padding: 0; display: grid; gap: 1rem; grid-template-columns: repeat(auto-fill, minmax(16rem, 1fr)) }
          li { border: 1px solid #767676; border-radius: .5rem; padding: 1rem } svg { width: 10rem; height: 10rem; display: block }
          button { font: inherit; min-height: 2.75rem; padding: 0 1rem; background: #0b5394; color: #fff; border: 0; border-radius: .5rem }
          a { color: #0b5394 } :focus-visible { outline: 3px solid #b45f06; outline-offset: 2px }
        </style></head><body>
        <header><h1>Sandbox: phones and payments</h1>
        <p>What the outside world sees. Development only. <a href="/">Refresh</a></p></header><main>
        """;

    public static string Write(IEnumerable<SmsMessage> messages, IEnumerable<QrPayment> payments)
    {
        var page = new StringBuilder(Head);
        page.Append("<section aria-labelledby=\"messages\"><h2 id=\"messages\">Messages</h2>");
        WriteMessages(page, messages.ToList());
        page.Append("</section><section aria-labelledby=\"payments\"><h2 id=\"payments\">Payments</h2>");
        WritePayments(page, payments.ToList());
        return page.Append("</section></main></body></html>").ToString();
    }

    private static void WriteMessages(StringBuilder page, List<SmsMessage> messages)
    {
        if (messages.Count == 0)
        {
            page.Append("<p>No messages yet.</p>");
            return;
        }

        page.Append("<table><thead><tr><th scope=\"col\">Time (UTC)</th><th scope=\"col\">To</th><th " +
            "scope=\"col\">Text</th></tr></thead><tbody>");
        foreach (var message in messages)
        {
            page.Append(CultureInfo.InvariantCulture,
                $"<tr><td>{message.At:HH:mm:ss}</td><td>{Safe(message.To)}</td><td>{Safe(message.Text)}</td></tr>");
        }

        page.Append("</tbody></table>");
    }

    private static void WritePayments(StringBuilder page, List<QrPayment> payments)
    {
        if (payments.Count == 0)
        {
            page.Append("<p>No payments yet.</p>");
            return;
        }

        page.Append("<ul>");
        foreach (var payment in payments)
        {
            var sum = string.Create(CultureInfo.InvariantCulture, $"{payment.Order.Amount / 100m:0.00} сом");
            page.Append(CultureInfo.InvariantCulture,
                $"<li><h3>{sum}</h3><p>Reference {Safe(payment.Order.Reference)}<br>Status: <strong>{payment.Status}</strong></p>");
            if (payment.Status is PaymentStatus.Pending)
            {
                page.Append(CultureInfo.InvariantCulture,
                    $"<div role=\"img\" aria-label=\"QR code of the payment of {sum}\">{Picture(payment.Qr)}</div>")
                    .Append(CultureInfo.InvariantCulture,
                        $"<form method=\"post\" action=\"/front/payments/{payment.Id}\"><button>Scan and pay " +
                        $"<span>{sum}</span></button></form>");
            }

            page.Append("</li>");
        }

        page.Append("</ul>");
    }

    private static string Picture(string content)
    {
        using var data = QRCodeGenerator.GenerateQrCode(content, QRCodeGenerator.ECCLevel.M);
        using var svg = new SvgQRCode(data);
        return svg.GetGraphic(4);
    }

    private static string Safe(string text) => WebUtility.HtmlEncode(text);
}
