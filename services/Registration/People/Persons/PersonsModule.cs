using CreativeLabs.Keys;
using CreativeLabs.Registration.Data;
using CreativeLabs.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Registration.People.Persons;

/// <summary>Persons, what is known of each of them under a key of her own, and the keys.</summary>
internal sealed class PersonsModule : IFeature
{
    public void AddServices(WebApplicationBuilder builder)
    {
        builder.AddDataKeys<RegistrationDb>("registration-keys", db => db.Vault.Select(entry => entry.PersonId));
        builder.Services.AddSingleton<IndexKeys>();
        builder.Services.ConfigureDbContext<RegistrationDb>((services, options) =>
            options.AddInterceptors(new KeysForEntries(services.GetRequiredService<DataKeys>())));
        builder.Services.AddSingleton<PersonVault>();
    }

    public void MapEntities(ModelBuilder model)
    {
        Person.Map(model);
        VaultEntry.Map(model);
        ContactPoint.Map(model);
    }
}
