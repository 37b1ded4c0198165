using CreativeLabs.Registration.People.Codes;
using CreativeLabs.Registration.People.Persons;
using CreativeLabs.ServiceDefaults;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.EntityFrameworkCore;
using Microsoft.IdentityModel.JsonWebTokens;

namespace CreativeLabs.Registration.People.Sessions;

/// <summary>Sessions, their tokens and the keys that sign them.</summary>
internal sealed class SessionsModule : IFeature
{
    public void AddServices(WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddSingleton<RevokedSessions>();
        services.AddSingleton<AbandonedSessions>();
        services.AddSingleton<SigningKeys>();
        services.AddHostedService<KeyRotation>();
        services.AddHostedService<SessionUpkeep>();
        services.AddScoped<Tokens>();
        services.AddScoped<OpenSession>();
        services.AddScoped<RenewSession>();
        services.AddScoped<IPersonalDataHandler, SignInDataHandler>();

        // Here the keys are at hand: fetching them over HTTP would be a call of the service to itself.
        services.AddOptions<JwtBearerOptions>(JwtBearerDefaults.AuthenticationScheme).Configure<SigningKeys>((options, keys) =>
        {
            options.ConfigurationManager = null;
            options.TokenValidationParameters.IssuerSigningKeyResolver = (_, _, kid, _) => keys.LastRead().Where(key => key.KeyId == kid);
            options.Events.OnMessageReceived = received =>
                KidOf(received.Request) is { } kid ? keys.Meet(kid, received.HttpContext.RequestAborted) : Task.CompletedTask;
        });
    }

    public void MapEntities(ModelBuilder model)
    {
        Session.Map(model);
        RefreshToken.Map(model);
        SigningKey.Map(model);
        KnownDevice.Map(model);
    }

    public void MapOperations(IEndpointRouteBuilder app)
    {
        app.MapGroup("/v1/auth").WithTags("Sign-in").AllowAnonymous().AddEndpointFilter(Closed.WithoutRedis)
            .MapPost("/logout", SignOut.Handle).WithName("signOut").WithSummary("Ends the session of a refresh token.");

        var sessions = app.MapGroup("/v1/me/sessions").WithTags("Sign-in").RequireAuthorization();
        sessions.MapGet("", ListSessions.Handle).WithName("listSessions").WithSummary("Where the caller is signed in.");
        sessions.MapDelete("/{id:guid}", EndSessions.One).WithName("endSession").WithSummary("Signs the caller out on one device.");
        sessions.MapDelete("", EndSessions.All).WithName("signOutEverywhere")
            .WithSummary("Signs the caller out on every device, this one included.");

        var known = app.MapGroup("/.well-known").WithTags("Sign-in").AllowAnonymous();
        known.MapGet("/jwks.json", PublishKeys.Handle).WithName("publishKeys").WithSummary("The keys that access tokens are checked with.")
            .FromAnywhere();
        known.MapGet("/openid-configuration", PublishKeys.Discover).WithName("discover").WithSummary("Where the keys are.");
    }

    /// <summary>The key that a bearer token names; null for what is no token.</summary>
    private static string? KidOf(HttpRequest request)
    {
        const string Scheme = "Bearer ";
        var header = request.Headers.Authorization.ToString();
        if (!header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        try
        {
            return new JsonWebToken(header[Scheme.Length..].Trim()).Kid;
        }
        catch (ArgumentException)
        {
            return null;
        }
    }
}
