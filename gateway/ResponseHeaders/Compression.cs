using System.IO.Compression;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.Extensions.Primitives;

namespace CreativeLabs.Gateway;

/// <summary>Compresses what everybody may read. What a signed-in caller reads is never compressed: it may hold a secret beside what a
/// request put there, and its length would then tell the secret by and by (BREACH).</summary>
internal static class Compression
{
    private static readonly string[] Types =
    [
        "application/json", "application/problem+json", "application/jwk-set+json", "image/svg+xml", "text/calendar", "text/css",
        "text/csv", "text/html", "text/javascript", "application/javascript", "text/plain",
    ];

    public static void AddCompression(this WebApplicationBuilder builder)
    {
        builder.Services.AddResponseCompression(options =>
        {
            options.EnableForHttps = true;
            options.MimeTypes = Types;
            options.Providers.Add<BrotliCompressionProvider>();
            options.Providers.Add<GzipCompressionProvider>();
        });
        builder.Services.Configure<BrotliCompressionProviderOptions>(options => options.Level = CompressionLevel.Fastest);
        builder.Services.Configure<GzipCompressionProviderOptions>(options => options.Level = CompressionLevel.Fastest);
    }

    public static void UseCompression(this WebApplication app)
    {
        app.Use((http, next) =>
        {
            if (IsPublic(http))
            {
                Tags(http);
            }

            return next(http);
        });
        app.UseWhen(IsPublic, all => all.UseResponseCompression());
    }

    /// <summary>Somebody without a token reads, and not where tokens are given. The screens compress their pages themselves: they know
    /// which of them hold a secret.</summary>
    private static bool IsPublic(HttpContext http) =>
        (HttpMethods.IsGet(http.Request.Method) || HttpMethods.IsHead(http.Request.Method))
        && StringValues.IsNullOrEmpty(http.Request.Headers.Authorization) && StringValues.IsNullOrEmpty(http.Request.Headers.Cookie)
        && Routes.Matched(http) is not (Routes.SignIn or Routes.ClientTokens or Routes.Stream)
        && Routes.MatchedCluster(http) is not Routes.Web;

    /// <summary>What is compressed is another representation, with a tag of its own (RFC 9110, 8.8.3): that of the service with the
    /// encoding behind it. The service is asked by its own.</summary>
    private static void Tags(HttpContext http)
    {
        var asked = http.Request.Headers.IfNoneMatch.ToString();
        if (asked.Length > 0)
        {
            http.Request.Headers.IfNoneMatch = asked.Replace("-br\"", "\"", StringComparison.Ordinal)
                .Replace("-gzip\"", "\"", StringComparison.Ordinal);
        }

        http.Response.OnStarting(() =>
        {
            var headers = http.Response.Headers;
            if (headers.ETag is [['"', .., '"'] tag])
            {
                // To who has a compressed copy, 304 names that copy.
                var encoding = http.Response.StatusCode == StatusCodes.Status304NotModified
                    ? Had(asked, tag) : headers.ContentEncoding.ToString();
                headers.ETag = encoding is "br" or "gzip" ? $"{tag[..^1]}-{encoding}\"" : tag;
            }

            return Task.CompletedTask;
        });
    }

    private static string Had(string asked, string tag) =>
        asked.Contains($"{tag[..^1]}-br\"", StringComparison.Ordinal) ? "br"
        : asked.Contains($"{tag[..^1]}-gzip\"", StringComparison.Ordinal) ? "gzip" : "";
}
