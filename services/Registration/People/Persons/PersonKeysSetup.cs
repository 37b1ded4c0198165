using CreativeLabs.Keys;
using CreativeLabs.Registration.Data;

namespace CreativeLabs.Registration.People.Persons;

internal static class PersonKeysSetup
{
    public static void AddPersonKeys(this WebApplicationBuilder builder)
    {
        builder.AddDataKeys<RegistrationDb>("registration-keys", db => db.Vault.Select(entry => entry.PersonId));
        builder.Services.AddSingleton<IndexKeys>();
        builder.Services.ConfigureDbContext<RegistrationDb>((services, options) =>
            options.AddInterceptors(new KeysForEntries(services.GetRequiredService<DataKeys>())));
    }

    /// <summary>Before anything else: the seed already needs keys.</summary>
    public static async Task OpenPersonKeys(this WebApplication app, string[] args)
    {
        await app.OpenDataKeys(args, IndexKeys.Table);
        await app.Services.GetRequiredService<IndexKeys>().Open();
    }
}
