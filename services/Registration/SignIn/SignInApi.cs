using CreativeLabs.ServiceDefaults;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using StackExchange.Redis;

namespace CreativeLabs.Registration.SignIn;

internal static class SignInApi
{
    public static void AddCodesAndTokens(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddOptions<SignInSettings>().BindConfiguration("SignIn");
        services.AddSingleton<OneTimeCodes>();
        services.AddSingleton<CodeLimits>();
        services.AddSingleton<RevokedSessions>();
        services.AddSingleton<SigningKeys>();
        services.AddHostedService<KeyRounds>();
        services.AddScoped<Tokens>();
        services.AddScoped<SignInWithCode>();
        services.AddScoped<RenewSession>();

        // Here the keys are at hand: fetching them over HTTP would be a call of the service to itself.
        services.AddOptions<JwtBearerOptions>(JwtBearerDefaults.AuthenticationScheme).Configure<SigningKeys>((options, keys) =>
        {
            options.MetadataAddress = null!;
            options.TokenValidationParameters.IssuerSigningKeyResolver = (_, _, kid, _) => keys.LastRead().Where(key => key.KeyId == kid);
        });
    }

    public static void MapSignIn(this IEndpointRouteBuilder app)
    {
        var auth = app.MapGroup("/v1/auth").WithTags("Sign-in").AllowAnonymous().AddEndpointFilter(StayClosedWithoutRedis);
        auth.MapPost("/code", RequestCode.Handle).WithName("requestCode").WithSummary("Sends a one-time code by SMS.");
        auth.MapPost("/token", IssueToken.Handle).ProducesProblem(StatusCodes.Status401Unauthorized).WithName("issueToken").WithSummary("Tokens for a code, or for a refresh token.");
        auth.MapPost("/logout", SignOut.Handle).WithName("signOut").WithSummary("Ends the session of a refresh token.");

        var known = app.MapGroup("/.well-known").WithTags("Sign-in").AllowAnonymous();
        known.MapGet("/jwks.json", PublishKeys.Handle).WithName("publishKeys").WithSummary("The keys that access tokens are checked with.");
        known.MapGet("/openid-configuration", PublishKeys.Discover).WithName("discover").WithSummary("Where the keys are.");
    }

    /// <summary>Without Redis nobody counts the codes or the tries, so that no code goes out and none is taken.</summary>
    private static async ValueTask<object?> StayClosedWithoutRedis(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        try
        {
            return await next(context);
        }
        catch (Exception away) when (away is RedisException or TimeoutException)
        {
            return Refusal.Of(Problems.Unavailable);
        }
    }
}
