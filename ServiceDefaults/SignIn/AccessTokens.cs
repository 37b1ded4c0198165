using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.Tokens;

namespace CreativeLabs.ServiceDefaults;

/// <summary>What an access token is, and how every service checks one: ES256, our issuer, our audience, type <c>at+jwt</c>, keys from
/// Registration's JWKS, read again when a token names a key that is not known yet.</summary>
public static class AccessTokens
{
    /// <summary>The <c>iss</c> of every token.</summary>
    public const string Issuer = "https://creativelabs.kg";
    /// <summary>The <c>aud</c> of every access token.</summary>
    public const string Audience = "creativelabs-api";
    /// <summary>The <c>typ</c> of every access token (RFC 9068).</summary>
    public const string Type = "at+jwt";
    /// <summary>Minutes that an access token lives.</summary>
    public const int Minutes = 10;

    /// <summary>The endpoint is for people, and for partners with <paramref name="scope"/>; which labs they reach is the endpoint's to
    /// see.</summary>
    public static T RequireScope<T>(this T endpoint, string scope)
        where T : IEndpointConventionBuilder => endpoint.WithMetadata(new ScopeAttribute(scope)).RequireAuthorization(
            policy => policy.RequireAssertion(context => Caller.Of(context.User)
            is not null || Partner.Of(context.User)?.Scopes.Contains(scope) is true));

    /// <summary>An endpoint that says nothing needs a signed-in person. What is no endpoint of ours (404, 405, 415) is answered as it
    /// is.</summary>
    private static bool DenyByDefault(AuthorizationHandlerContext context) =>
        Caller.Of(context.User) is not null || context.Resource is not HttpContext http || http.GetEndpoint() is not RouteEndpoint;

    /// <summary>Adds the check of tokens and the policies; everything but what says <c>AllowAnonymous</c> needs a signed-in
    /// caller.</summary>
    public static void AddSignIn(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<TokenCache>();
        builder.Services.AddScoped<IAuthenticationService, CachedTokenHandler>().AddAuthentication(JwtBearerDefaults.AuthenticationScheme)
            .AddJwtBearer();
        // Authentication brings keys for cookies along, read or made in a home folder at each start. No cookie is ever set here.
        builder.Services.Remove(builder.Services.Single(service => service.ImplementationType?.Name == "DataProtectionHostedService"));
        builder.Services.AddOptions<JwtBearerOptions>(JwtBearerDefaults.AuthenticationScheme)
            .Configure<IServiceProvider>((options, provider) =>
        {
            options.TokenHandlers.Clear();
            options.TokenHandlers.Add(provider.GetRequiredService<TokenCache>());
            options.RequireHttpsMetadata = false;
            options.ConfigurationManager = PublishedKeys.From(provider);
            options.TokenValidationParameters = new TokenValidationParameters
            {
                ValidIssuer = Issuer,
                ValidAudience = Audience,
                ValidTypes = [Type],
                ValidAlgorithms = [SecurityAlgorithms.EcdsaSha256],
                ClockSkew = TimeSpan.FromSeconds(30),
                NameClaimType = "sub", RoleClaimType = "role",
            };
            options.Events = new JwtBearerEvents
            {
                OnChallenge = async challenge =>
                {
                    challenge.HandleResponse();
                    challenge.Response.Headers.WWWAuthenticate = "Bearer";
                    await Problems.WriteAsync(challenge.HttpContext, Problems.Unauthorized);
                },
                OnForbidden = forbidden => Problems.WriteAsync(forbidden.HttpContext, Problems.Forbidden),
            };
        });
        builder.Services.AddAuthorizationBuilder()
            .AddPolicy("operator", policy => policy.RequireRole("operator"))
            .SetDefaultPolicy(new AuthorizationPolicyBuilder().RequireAssertion(context => Caller.Of(context.User) is not null).Build())
            .SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAssertion(DenyByDefault).Build());
    }
}
