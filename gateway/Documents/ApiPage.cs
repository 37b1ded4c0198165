using Scalar.AspNetCore;

namespace CreativeLabs.Gateway;

/// <summary>The page at <c>/docs</c> to read and try the API. All of it comes from here: it works where nothing else is reached, and tells
/// nobody that it is read.</summary>
internal static class ApiPage
{
    /// <summary>Scripts that the page itself names by <paramref name="nonce"/>, requests to this gateway, and nothing from
    /// elsewhere.</summary>
    public static string Policy(string nonce) =>
        $"default-src 'none'; script-src 'self' 'nonce-{nonce}'; style-src 'self' 'unsafe-inline'; " +
        "img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self'; worker-src 'self' blob:; " +
        "base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    public static void MapApiPage(this WebApplication app) => app.MapScalarApiReference("/docs", page => page
        .WithTitle("CreativeLabs")
        .WithOpenApiRoutePattern(PublishedDocument.Path)
        .DisableDefaultFonts()
        .DisableTelemetry()
        .DisableAgent()
        .DisableMcp()
        .HideClientButton()
        .HideDeveloperTools()
        .WithNonce())
        .Add(endpoint => endpoint.Metadata.Add(new HttpMethodMetadata([HttpMethods.Get, HttpMethods.Head])));
}
