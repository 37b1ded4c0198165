using System.Security.Cryptography;

namespace CreativeLabs.Web.Shell;

/// <summary>A page that is nobody's in particular has a tag of what is on it: a browser that has it already is told so in one line
/// instead of ten kilobytes. It asks every time, since after signing in the same address shows something else.</summary>
internal static class PageTags
{
    public static void UsePageTags(this WebApplication app) => app.Use(async (http, next) =>
    {
        if (!HttpMethods.IsGet(http.Request.Method) || http.RequestServices.GetRequiredService<Visit>().Session is not null)
        {
            await next(http);
            return;
        }

        var wire = http.Response.Body;
        using var page = new MemoryStream();
        http.Response.Body = page;
        try
        {
            await next(http);
        }
        finally
        {
            http.Response.Body = wire;
        }

        var bytes = page.GetBuffer().AsMemory(0, (int)page.Length);
        if (IsPublicPage(http.Response) && Tag(http, bytes.Span))
        {
            return;
        }

        await wire.WriteAsync(bytes, http.RequestAborted);
    });

    /// <summary>With a cookie it is somebody's.</summary>
    private static bool IsPublicPage(HttpResponse response) => response.StatusCode == StatusCodes.Status200OK
        && response.ContentType?.StartsWith("text/html", StringComparison.Ordinal) is true
        && response.Headers.SetCookie.Count == 0;

    /// <summary>True when the browser has this page, and nothing is left to send.</summary>
    private static bool Tag(HttpContext http, ReadOnlySpan<byte> page)
    {
        var tag = $"W/\"{Convert.ToHexStringLower(SHA256.HashData(page)[..12])}\"";
        http.Response.Headers.ETag = tag;
        http.Response.Headers.CacheControl = "private, no-cache";
        if (!http.Request.Headers.IfNoneMatch.ToString().Contains(tag, StringComparison.Ordinal))
        {
            return false;
        }

        http.Response.StatusCode = StatusCodes.Status304NotModified;
        http.Response.ContentType = null;
        http.Response.ContentLength = null;
        return true;
    }
}
