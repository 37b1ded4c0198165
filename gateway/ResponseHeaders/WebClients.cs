using Microsoft.AspNetCore.Cors.Infrastructure;

namespace CreativeLabs.Gateway;

/// <summary>Which web pages may call the API from a browser: the origins in <c>Cors:Origins</c>, none unless named. Tokens travel in a
/// header, so cookies are not allowed.</summary>
internal static class WebClients
{
    private static readonly string[] Sent =
    [
        "Authorization", "Content-Type", "Accept-Language", "Idempotency-Key", "If-Match", "If-None-Match", "Last-Event-ID",
        "Range", "If-Range", "traceparent", "tracestate", "Acting-For",
    ];

    private static readonly string[] Read =
        ["ETag", "Link", "Location", "Content-Language", "Retry-After", "Accept-Ranges", "Content-Range", "RateLimit", "RateLimit-Policy",
            "Deprecation", "Sunset"];

    public static void AddWebClients(this WebApplicationBuilder builder)
    {
        builder.Services.AddCors();
        builder.Services.AddOptions<CorsOptions>().Configure<IConfiguration>((cors, configuration) => cors.AddDefaultPolicy(policy => policy
            .WithOrigins(configuration.GetSection("Cors:Origins").Get<string[]>() ?? [])
            .WithMethods("GET", "POST", "PUT", "PATCH", "DELETE")
            .WithHeaders(Sent)
            .WithExposedHeaders(Read)
            .SetPreflightMaxAge(TimeSpan.FromMinutes(10))));
    }
}
