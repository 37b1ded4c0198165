using CreativeLabs.Registration.Data;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Registration.Keys;

internal static class KeysSetup
{
    public static void AddPersonKeys(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<KeyDatabase>();
        builder.Services.AddSingleton<PersonKeys>();
        builder.Services.AddSingleton<IndexKeys>();
        builder.Services.ConfigureDbContext<RegistrationDb>((services, options) => options.AddInterceptors(new KeysForEntries(services.GetRequiredService<PersonKeys>())));
        builder.Services.AddSingleton<SettleKeys>();
        builder.Services.AddHostedService(services => services.GetRequiredService<SettleKeys>());
        builder.Services.AddHealthChecks().AddCheck<KeyDatabase>("keys");
    }

    /// <summary>Before anything else: the seed already needs keys.</summary>
    public static Task OpenPersonKeys(this WebApplication app, string[] args) => app.Services.GetRequiredService<KeyDatabase>()
        .Open(args.Contains("migrate") || app.Configuration.GetValue("Migrate", app.Environment.IsDevelopment()));
}
