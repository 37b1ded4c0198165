using System.Buffers;
using System.Net;
using Markdig;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace CreativeLabs.Training.Lessons;

/// <summary>Markdown as HTML in which nothing can run: HTML in the text shows as it is typed, links lead to web pages or mail addresses,
/// and pictures are those of the lesson's own files.</summary>
internal static class SafeMarkdown
{
    // Hexadecimal digits, a dot and the endings; a slash is not among them.
    private static readonly SearchValues<char> NameLetters = SearchValues.Create("0123456789abcdefgjmnopw.");

    private static readonly MarkdownPipeline Plain = new MarkdownPipelineBuilder().DisableHtml().Build();

    public static string Html(string text)
    {
        var document = Markdown.Parse(text, Plain);
        foreach (var link in document.Descendants<LinkInline>())
        {
            link.GetDynamicUrl = null;
            link.Url = (link.IsImage ? IsOwnFile(link.Url) : IsOwnFile(link.Url) || LeadsOut(link.Url)) ? link.Url : "";
        }

        foreach (var link in document.Descendants<AutolinkInline>().Where(link => !link.IsEmail && !LeadsOut(link.Url)))
        {
            link.Url = "";
        }

        return document.ToHtml(Plain);
    }

    /// <summary>False for what is nested deeper than anybody could read, and than it can be shown.</summary>
    public static bool CanShow(string text)
    {
        try
        {
            Html(text);
            return true;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    /// <summary>A page of its own, for a pack.</summary>
    public static string Page(string title, (string Text, string Language) text)
    {
        var name = WebUtility.HtmlEncode(title);
        return $"""
            <!doctype html>
            <html lang="{text.Language}">
            <head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src 'self'; media-src 'self'">
            <title>{name}</title></head>
            <body><h1>{name}</h1>
            {Html(text.Text)}</body>
            </html>
            """;
    }

    private static bool IsOwnFile(string? url) => url is not null && url.StartsWith("files/", StringComparison.Ordinal)
        && url.AsSpan("files/".Length).IndexOfAnyExcept(NameLetters) < 0;

    private static bool LeadsOut(string? url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var address) && address.Scheme is ("http" or "https" or "mailto");
}
