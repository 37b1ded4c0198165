using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Primitives;

namespace CreativeLabs.Gateway;

/// <summary>How long an answer to everybody is told again, section <c>Cache</c>.</summary>
internal sealed class CacheOptions
{
    /// <summary>Seconds, 0 to 60; 0 asks the service each time.</summary>
    [Range(0, 60)]
    public double Seconds { get; set; } = 1;

    /// <summary>Megabytes of answers that each replica of the gateway keeps, 1 to 1024.</summary>
    [Range(1, 1024)]
    public int Megabytes { get; set; } = 16;
}

/// <summary>What somebody without a token reads is told to the next one for a moment without asking the service, in one replica's memory.
/// The key holds all that such an answer may hang on: host, path, query, <c>Accept</c> and <c>Accept-Language</c>. Kept is only a 200 that
/// does not forbid it, sets no cookie and names nothing else in <c>Vary</c>.</summary>
internal sealed class AnonymousReads(IOptions<CacheOptions> options) : IOutputCachePolicy
{
    private static readonly StringValues Key = new(["Accept", "Accept-Language"]);

    private static readonly HashSet<string> InKey = new(StringComparer.OrdinalIgnoreCase)
    {
        // The last three are the same for everybody who is asked for here: none, none, and compressed afterwards.
        "Accept", "Accept-Language", "Authorization", "Cookie", "Accept-Encoding",
    };

    public ValueTask CacheRequestAsync(OutputCacheContext context, CancellationToken cancellation)
    {
        var may = options.Value.Seconds > 0 && MayBeTold(context.HttpContext);
        context.EnableOutputCaching = may;
        context.AllowCacheLookup = may;
        context.AllowCacheStorage = may;
        // A replica of a service that hangs then holds up one reader, not all who want the same.
        context.AllowLocking = false;
        context.ResponseExpirationTimeSpan = TimeSpan.FromSeconds(options.Value.Seconds);
        context.CacheVaryByRules.QueryKeys = "*";
        context.CacheVaryByRules.HeaderNames = Key;
        return ValueTask.CompletedTask;
    }

    public ValueTask ServeFromCacheAsync(OutputCacheContext context, CancellationToken cancellation) => ValueTask.CompletedTask;

    public ValueTask ServeResponseAsync(OutputCacheContext context, CancellationToken cancellation)
    {
        context.AllowCacheStorage &= MayBeKept(context.HttpContext.Response);
        return ValueTask.CompletedTask;
    }

    private static bool MayBeTold(HttpContext http)
    {
        var headers = http.Request.Headers;
        return HttpMethods.IsGet(http.Request.Method)
            && StringValues.IsNullOrEmpty(headers.Authorization) && StringValues.IsNullOrEmpty(headers.Cookie)
            && StringValues.IsNullOrEmpty(headers.Range)
            && StringValues.IsNullOrEmpty(headers.IfMatch) && StringValues.IsNullOrEmpty(headers.IfUnmodifiedSince)
            && Routes.MatchedCluster(http) is not (null or Routes.Web or Clusters.StreamCluster)
            && Routes.Matched(http) is not (Routes.SignIn or Routes.ClientTokens);
    }

    private static bool MayBeKept(HttpResponse response)
    {
        var headers = response.Headers;
        return response.StatusCode == StatusCodes.Status200OK
            && StringValues.IsNullOrEmpty(headers.SetCookie) && StringValues.IsNullOrEmpty(headers.ContentEncoding)
            && (StringValues.IsNullOrEmpty(headers.CacheControl)
                || headers.CacheControl.ToString().StartsWith("public", StringComparison.OrdinalIgnoreCase))
            && headers.Vary.ToString().Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
                .All(InKey.Contains);
    }
}

/// <summary>Puts it into the application.</summary>
internal static class CachingSetup
{
    private const long Megabyte = 1 << 20;

    public static void AddCaching(this WebApplicationBuilder builder)
    {
        builder.Services.AddOptions<CacheOptions>().BindConfiguration("Cache").ValidateDataAnnotations().ValidateOnStart();
        builder.Services.AddOutputCache();
        builder.Services.AddSingleton<AnonymousReads>();
        builder.Services.AddOptions<OutputCacheOptions>().Configure<IOptions<CacheOptions>, AnonymousReads>((cache, options, policy) =>
        {
            cache.SizeLimit = options.Value.Megabytes * Megabyte;
            cache.MaximumBodySize = Megabyte / 4;
            cache.AddBasePolicy(policy);
        });
    }

    /// <summary>Behind the limits, which count every request, and inside the compression, which makes a tag of its own.</summary>
    public static void UseCaching(this WebApplication app) => app.UseOutputCache();
}
