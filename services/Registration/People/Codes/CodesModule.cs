using CreativeLabs.ServiceDefaults;

namespace CreativeLabs.Registration.People.Codes;

/// <summary>One-time codes by SMS, and how many may be sent.</summary>
internal sealed class CodesModule : IFeature
{
    public void AddServices(WebApplicationBuilder builder)
    {
        builder.Services.AddOptions<SignInSettings>().BindConfiguration("SignIn");
        builder.Services.AddSingleton<SharedCounts>();
        builder.Services.AddSingleton<OneTimeCodes>();
        builder.Services.AddSingleton<CodeLimits>();
        builder.Services.AddScoped<SendCode>();
    }
}
