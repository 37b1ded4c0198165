using System.Security.Claims;
using CreativeLabs.ServiceDefaults;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Options;

namespace CreativeLabs.Gateway;

/// <summary>Who may come in: a token that is given must be good, its session not revoked, and nobody asks more than her share. A request
/// without a token passes; the service decides what nobody may do.</summary>
internal sealed class RateLimiting(SharedLimits limits, TokenKeys keys, IOptions<LimitOptions> options)
{
    public async Task InvokeAsync(HttpContext http, RequestDelegate next)
    {
        var caller = Caller.Of(http.User);
        var partner = http.User.FindFirstValue("client_id");
        var quota = Quota.Of(http, caller, partner, options.Value);
        var revocable = Revocable.Of(http, caller, partner);
        var verdict = await limits.TakeAsync(quota, revocable);
        var badToken = caller is null && partner is null && http.Request.Headers.ContainsKey("Authorization")
            && Routes.Matched(http) is not Routes.ClientTokens;
        if (!verdict.Revoked)
        {
            RateLimitHeaders.Announce(http, quota, verdict);
        }

        if (!verdict.Allowed && !verdict.Revoked)
        {
            http.Response.Headers.RetryAfter = RateLimitHeaders.Seconds(verdict.RetryAfter);
            await PlainPage.RefuseAsync(http, Problems.TooMany);
        }
        else if (badToken && await keys.AreMissingAsync(http))
        {
            await PlainPage.RefuseAsync(http, Problems.Unavailable);
        }
        else if (badToken || verdict.Revoked)
        {
            http.Response.Headers.WWWAuthenticate = "Bearer error=\"invalid_token\"";
            await PlainPage.RefuseAsync(http, Problems.Unauthorized);
        }
        else if (http.Request.ContentLength > http.Features.Get<IHttpMaxRequestBodySizeFeature>()?.MaxRequestBodySize)
        {
            await PlainPage.RefuseAsync(http, Problems.TooLarge);
        }
        else if (caller is not null && Routes.Matched(http) is Routes.Stream)
        {
            await OpenStreams.WatchAsync(http, revocable, quota, limits, TimeSpan.FromSeconds(options.Value.StreamLookSeconds), next);
        }
        else
        {
            await next(http);
        }
    }
}

/// <summary>Puts the limits into the application.</summary>
internal static class RateLimitingSetup
{
    public static void AddRateLimiting(this WebApplicationBuilder builder)
    {
        builder.Services.AddOptions<LimitOptions>().BindConfiguration("Limits").ValidateDataAnnotations().ValidateOnStart();
        builder.Services.AddSingleton<LocalLimits>();
        builder.Services.AddSingleton<SharedLimits>();
        builder.Services.AddSingleton<TokenKeys>();
        builder.Services.AddSingleton<RateLimiting>();
        builder.Services.Configure<AuthorizationOptions>(options => options.FallbackPolicy = null);
    }

    /// <summary>Everything is counted but what the gateway itself answers to everybody: its health.</summary>
    public static void UseRateLimiting(this WebApplication app)
    {
        app.UseAuthentication();
        var limiting = app.Services.GetRequiredService<RateLimiting>();
        app.Use((http, next) => http.GetEndpoint()?.Metadata.GetMetadata<IAllowAnonymous>() is not null
            ? next(http) : limiting.InvokeAsync(http, next));
    }
}
