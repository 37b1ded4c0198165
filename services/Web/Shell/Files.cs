using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace CreativeLabs.Web.Shell;

/// <summary>The style in every page, and the few files beside them, each under a name that changes with what it holds.</summary>
internal static partial class Files
{
    private static readonly byte[] ScriptBytes = Bytes("web.js");
    private static readonly byte[] IconBytes = Bytes("icon.svg");

    /// <summary>In the page itself: on a thin line a second request costs more than its bytes.</summary>
    public static string Style { get; } = Gaps().Replace(Encoding.UTF8.GetString(Bytes("web.css")), "${one}");

    public static string Script { get; } = $"/assets/web.{Hash(ScriptBytes)[..12]}.js";

    public static string Icon { get; } = $"/assets/icon.{Hash(IconBytes)[..12]}.svg";

    /// <summary>What a page may load and run: nothing that is written into it, nothing from elsewhere.</summary>
    public static string Policy { get; } = "default-src 'none'; " +
        $"style-src 'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Style)))}'; " +
        "script-src 'self'; img-src 'self' data:; connect-src 'self'; manifest-src 'self'; base-uri 'none'; frame-ancestors 'none'; " +
        $"form-action 'self' {Exit.Origins}";

    public static void MapAssets(this WebApplication app)
    {
        Map(app, Script, ScriptBytes, "text/javascript; charset=utf-8");
        Map(app, Icon, IconBytes, "image/svg+xml");
        app.MapGet("/robots.txt", () => Results.Text("User-agent: *\nDisallow: /sign/\n"));
    }

    private static void Map(WebApplication app, string path, byte[] bytes, string type) => app.MapGet(path, (HttpContext http) =>
    {
        http.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
        return Results.Bytes(bytes, type);
    });

    private static string Hash(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    private static byte[] Bytes(string name)
    {
        using var stream = typeof(Files).Assembly.GetManifestResourceStream(name)!;
        using var memory = new MemoryStream();
        stream.CopyTo(memory);
        return memory.ToArray();
    }

    /// <summary>Comments, and spaces that say nothing.</summary>
    [GeneratedRegex(@"/\*.*?\*/|\s*\n\s*|(?<=[{:;,])\s+|\s+(?=\{)|(?<one>\s)\s+",
        RegexOptions.Singleline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Gaps();
}
