using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using CreativeLabs.Contracts;

namespace CreativeLabs.Training.Credentials;

/// <summary>The public page as HTML: one heading, a list of facts, large text, high contrast, no script, nothing from elsewhere.</summary>
internal static class CredentialPage
{
    private const string Style = """
        :root{color-scheme:light dark;--ink:#161616;--paper:#fff;--good:#0b5d2a;--bad:#9b1c1c;--link:#0b3d91}
        @media(prefers-color-scheme:dark){:root{--ink:#f4f4f4;--paper:#141414;--good:#7be0a0;--bad:#ffb3b3;--link:#a8c7ff}}
        body{margin:0;background:var(--paper);color:var(--ink);font:1.375rem/1.6 system-ui,sans-serif}
        header,main{max-width:38rem;margin:0 auto;padding:1rem}
        h1{font-size:2rem;line-height:1.25}
        .valid{color:var(--good)}.revoked,.missing{color:var(--bad)}
        dt{font-size:1.125rem}dd{margin:0 0 1rem;font-weight:600;overflow-wrap:anywhere}
        nav ul{display:flex;flex-wrap:wrap;gap:.5rem 1.5rem;list-style:none;padding:0;margin:0}
        a{color:var(--link);display:inline-block;padding:.5rem 0}a:focus-visible{outline:4px solid currentColor;outline-offset:4px}
        a[aria-current]{font-weight:700;text-decoration:none}
        img{width:14rem;max-width:100%;height:auto;background:#fff;padding:.5rem}
        @media print{:root{--ink:#000;--paper:#fff;--good:#0b5d2a;--bad:#9b1c1c}
          nav,p a{display:none}body{font-size:14pt}dl,img{break-inside:avoid}}
        """;

    /// <summary>Only this page's own style and the picture of its own address may load.</summary>
    public static readonly string Policy =
        $"default-src 'none'; img-src 'self'; style-src " +
            $"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Style)))}'; base-uri 'none'; form-action 'none'; " +
            $"frame-ancestors 'none'";

    public static string Found(Credential credential, string? name, string language)
    {
        var valid = credential.Status is CredentialStatus.Valid;
        var (course, courseLanguage) = credential.Course.Find(language);
        var revokedOn = credential.RevokedOn is { } day ? Fact(PageWords.RevokedOn, PageWords.Date(day, language), language) : "";
        return Page(language, credential.Number, $"""
            <h1 class="{(valid ? "valid" : "revoked")}">{Text(valid ? PageWords.Valid : PageWords.Revoked, language)}</h1>
            <dl>
            {Fact(PageWords.Number, credential.Number, language)}
            {(name is null ? "" : Fact(PageWords.Holder, name, language))}
            {Fact(PageWords.Course, course, language, courseLanguage)}
            {Fact(PageWords.IssuedOn, PageWords.Date(credential.IssuedOn, language), language)}
            {revokedOn}
            {Fact(PageWords.Issuer, VerifyCredential.Issuer.In(language), language)}
            </dl>
            {(name is null ? $"<p>{Text(PageWords.Private, language)}</p>" : "")}
            <p><a href="/v1/credentials/{credential.Number}/badge"
              download="{credential.Number}.jwt">{Text(PageWords.Badge, language)}</a></p>
            <img src="/v1/credentials/{credential.Number}/qr.svg" width="224" height="224" alt="{Text(PageWords.Qr, language)}">
            """);
    }

    public static string Missing(string number, string language) => Page(language, number, $"""
        <h1 class="missing">{Text(PageWords.NotFound, language)}</h1>
        <p>{Text(PageWords.CheckNumber, language)}</p>
        """);

    private static string Page(string language, string number, string main) => $"""
        <!DOCTYPE html>
        <html lang="{language}">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="robots" content="noindex">
        <title>{Text(PageWords.Title, language)} – {Safe(number)}</title>
        <style>{Style}</style>
        </head>
        <body>
        <header><nav aria-label="{Text(PageWords.Languages, language)}"><ul>{Links(number, language)}</ul></nav></header>
        <main>
        {main}
        </main>
        </body>
        </html>
        """;

    private static string Links(string number, string language) => string.Concat(PageWords.Names.Select(other =>
        $"""
        <li><a href="/credentials/{Safe(Uri.EscapeDataString(number))}?lang={other.Code}" lang="{other.Code}"
          hreflang="{other.Code}"{(other.Code == language ? " aria-current=\"page\"" : "")}>{other.Name}</a></li>
        """));

    private static string Fact(LocalText name, string value, string language, string? valueLanguage = null) =>
        $"""<dt>{Text(name, language)}</dt><dd{(valueLanguage is { } l && l != language ? $" lang=\"{l}\"" : "")}>{Safe(value)}</dd>""";

    private static string Text(LocalText text, string language) => Safe(text.In(language));

    private static string Safe(string text) => HtmlEncoder.Create(System.Text.Unicode.UnicodeRanges.All).Encode(text);
}
