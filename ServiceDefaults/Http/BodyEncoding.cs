using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.Net.Http.Headers;

namespace CreativeLabs.ServiceDefaults;

/// <summary>What bodies may be written in: UTF-8 and not compressed. The framework answers a charset that it does not know with 500, and
/// reads a compressed body as broken JSON.</summary>
internal static class BodyEncoding
{
    /// <summary>Answers 415 for any other charset or encoding, where the endpoint reads a body by its type.</summary>
    public static void UseBodyEncoding(this IApplicationBuilder app) => app.Use((http, next) =>
    {
        var request = http.Request;
        if (http.GetEndpoint()?.Metadata.GetMetadata<IAcceptsMetadata>() is null
            || http.Features.Get<IHttpRequestBodyDetectionFeature>() is { CanHaveBody: false })
        {
            return next(http);
        }

        if (IsCompressed(request.Headers.ContentEncoding))
        {
            // RFC 9110, 15.5.16: what would have been accepted.
            http.Response.Headers.AcceptEncoding = "identity";
            return Problems.WriteAsync(http, Problems.UnsupportedMedia);
        }

        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type) || !type.Charset.HasValue)
        {
            return next(http);
        }

        if (!HeaderUtilities.RemoveQuotes(type.Charset).Equals("utf-8", StringComparison.OrdinalIgnoreCase))
        {
            return Problems.WriteAsync(http, Problems.UnsupportedMedia);
        }

        type.Charset = "utf-8";
        request.ContentType = type.ToString();
        return next(http);
    });

    private static bool IsCompressed(IEnumerable<string?> encodings) =>
        encodings.Any(encoding => !string.IsNullOrWhiteSpace(encoding)
            && !encoding.Trim().Equals("identity", StringComparison.OrdinalIgnoreCase));
}
