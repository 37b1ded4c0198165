using System.Globalization;

namespace CreativeLabs.Gateway;

/// <summary><c>RateLimit</c> and <c>RateLimit-Policy</c> of draft-ietf-httpapi-ratelimit-headers.</summary>
internal static class RateLimitHeaders
{
    /// <summary>Says with the answer what is allowed, what is left, and when all of it is there again.</summary>
    public static void Announce(HttpContext http, Quota quota, Verdict verdict) => http.Response.OnStarting(() =>
    {
        http.Response.Headers["RateLimit-Policy"] = $"\"{quota.Name}\";q={verdict.Limit};w={Seconds(quota.Window)}";
        http.Response.Headers["RateLimit"] = $"\"{quota.Name}\";r={verdict.Remaining};t={Seconds(verdict.Reset)}";
        return Task.CompletedTask;
    });

    /// <summary>Whole seconds, rounded up.</summary>
    public static string Seconds(TimeSpan span) => ((long)Math.Ceiling(span.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
}
