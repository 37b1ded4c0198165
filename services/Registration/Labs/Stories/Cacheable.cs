using System.Security.Cryptography;
using System.Text.Json;
using CreativeLabs.ServiceDefaults;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;

namespace CreativeLabs.Registration.Labs.Stories;

/// <summary>A public answer that caches may keep but have to ask about each time: what is withdrawn is gone at once. Its ETag is a hash of
/// what it says, so that it changes with the language, a picture's consent and anything else that shows.</summary>
internal static class Cacheable
{
    public const string Policy = "public, no-cache";

    public static IResult Answer<T>(HttpContext http, T view)
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(view,
            http.RequestServices.GetRequiredService<IOptions<JsonOptions>>().Value.SerializerOptions);
        return Seen(http, TagOf(SHA256.HashData(json)), "Accept-Language")
            ? TypedResults.StatusCode(StatusCodes.Status304NotModified)
            : TypedResults.Bytes(json, "application/json; charset=utf-8");
    }

    /// <summary>Sends the ETag; true when the caller has this very answer already.</summary>
    public static bool Seen(HttpContext http, string tag, string vary)
    {
        http.Response.Headers.ETag = tag;
        http.Response.Headers.CacheControl = Policy;
        http.Response.Headers.Vary = vary;
        return http.Request.HasAlready(tag);
    }

    public static string TagOf(byte[] hash) => $"\"{Convert.ToHexStringLower(hash.AsSpan(0, 16))}\"";
}
