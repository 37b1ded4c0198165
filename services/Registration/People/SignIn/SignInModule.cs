using CreativeLabs.Registration.People.Codes;
using CreativeLabs.ServiceDefaults;

namespace CreativeLabs.Registration.People.SignIn;

/// <summary>The ways into a session: by a code, by a choice on a shared phone, by a PIN.</summary>
internal sealed class SignInModule : IFeature
{
    public void AddServices(WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<AccountPicker>();
        builder.Services.AddScoped<PhonePeople>();
        builder.Services.AddScoped<SignInWithCode>();
        builder.Services.AddScoped<SignInWithChoice>();
        builder.Services.AddScoped<SignInWithPin>();
    }

    public void MapOperations(IEndpointRouteBuilder app)
    {
        var auth = app.MapGroup("/v1/auth").WithTags("Sign-in").AllowAnonymous().AddEndpointFilter(Closed.WithoutRedis);
        auth.MapPost("/code", RequestCode.Handle).WithName("requestCode").WithSummary("Sends a one-time code by SMS.");
        auth.MapPost("/token", IssueToken.Handle).ProducesProblem(StatusCodes.Status401Unauthorized).WithName("issueToken")
            .WithSummary("Tokens for a code, for a choice after a code on a shared phone, for a PIN on a known device, or for a " +
                "refresh token.");
    }
}
